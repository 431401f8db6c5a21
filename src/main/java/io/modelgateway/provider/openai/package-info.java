/** Endpoints that speak OpenAI's API: the vendor itself, vLLM, llama.cpp, and whatever else is compatible. */
@NullMarked
package io.modelgateway.provider.openai;

import org.jspecify.annotations.NullMarked;
