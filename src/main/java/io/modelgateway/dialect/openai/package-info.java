/**
 * OpenAI's wire formats: chat completions, embeddings and the list of models, towards clients and towards the many
 * providers that speak the same. One small mapper per phase and direction. The readers and writers of messages, tools
 * and response formats are public because the gateway's own dialect has the same shapes in it.
 *
 * <p>Source: the vendor's API reference and OpenAPI document, as of 2026; deviations of compatible servers (vLLM,
 * llama.cpp, DeepSeek, OpenRouter, Azure) are named where they are handled.
 */
@NullMarked
package io.modelgateway.dialect.openai;

import org.jspecify.annotations.NullMarked;
