/** How the process protects itself: what it admits while memory or the event loops are short. */
@NullMarked
package io.modelgateway.http.overload;

import org.jspecify.annotations.NullMarked;
