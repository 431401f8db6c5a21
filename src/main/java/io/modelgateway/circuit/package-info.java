/** The one view of all circuits and of the providers' health, over the breakers of SmallRye Fault Tolerance. */
@NullMarked
package io.modelgateway.circuit;

import org.jspecify.annotations.NullMarked;
