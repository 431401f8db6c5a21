/**
 * Talking HTTP to an upstream, whatever its vendor: whole answers and streams over the Vert.x client, time limits,
 * cancellation, and the translation of every failure into its code. An object of one call lives on one event loop.
 */
@NullMarked
package io.modelgateway.provider.upstream;

import org.jspecify.annotations.NullMarked;
