/**
 * Wire formats. Each has its mappers to and from the vocabulary of {@code model}, in both directions: {@code http} uses
 * them towards clients, {@code provider} towards upstreams. Pure functions over JSON, no HTTP and no CDI; the stream
 * encoders and decoders are small objects made per stream.
 */
@NullMarked
package io.modelgateway.dialect;

import org.jspecify.annotations.NullMarked;
