/** Ollama's API. */
@NullMarked
package io.modelgateway.http.ollama;

import org.jspecify.annotations.NullMarked;
