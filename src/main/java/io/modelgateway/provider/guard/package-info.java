/**
 * The circuit in front of each provider: annotated for the vendors' own names, programmatic and equal for further
 * instances, and the translation of what comes out of either.
 */
@NullMarked
package io.modelgateway.provider.guard;

import org.jspecify.annotations.NullMarked;
