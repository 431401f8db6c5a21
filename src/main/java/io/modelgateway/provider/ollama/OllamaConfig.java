package io.modelgateway.provider.ollama;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the gateway takes for granted of Ollama servers. */
@ConfigMapping(prefix = "gateway.ollama")
interface OllamaConfig {

    /**
     * The context in tokens that the servers give a request which asks for none ({@code OLLAMA_CONTEXT_LENGTH} there). A
     * longer prompt would be cut without a word, so the gateway then asks for more with {@code num_ctx}, up to the model's
     * context window. 0 never asks.
     */
    @Range("0..")
    @WithDefault("4096")
    int contextLength();
}
