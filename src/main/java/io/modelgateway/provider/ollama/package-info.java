/** Ollama's native API. */
@NullMarked
package io.modelgateway.provider.ollama;

import org.jspecify.annotations.NullMarked;
