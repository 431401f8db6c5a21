/** Every client dialect over every type of provider, feature by feature, and the page that says so. */
@NullMarked
package io.modelgateway.http.compatibility;

import org.jspecify.annotations.NullMarked;
