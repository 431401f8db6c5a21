/** The gateway's own paths. */
@NullMarked
package io.modelgateway.http.inference;

import org.jspecify.annotations.NullMarked;
