/**
 * Ollama's own API ({@code /api/chat}, {@code /api/generate}, {@code /api/embed}, {@code /api/tags}, {@code /api/show}) as
 * clients and as servers speak it. One mapper per phase, composed in the codecs.
 */
@NullMarked
package io.modelgateway.dialect.ollama;

import org.jspecify.annotations.NullMarked;
