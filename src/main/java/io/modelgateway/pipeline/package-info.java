/**
 * The way of a request: one stage per concern, composed in {@link io.modelgateway.pipeline.Pipeline} in the order of
 * events. Every request takes it, whole or streamed, whatever its dialect.
 */
@NullMarked
package io.modelgateway.pipeline;

import org.jspecify.annotations.NullMarked;
