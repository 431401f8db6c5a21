package io.modelgateway.model;

import java.util.Locale;

/** An API shape spoken by clients, by providers, or by both. */
public enum Dialect {
    /** OpenAI's chat completions and embeddings. */
    OPENAI,
    /** OpenAI's Responses API; its errors, headers and models are those of {@link #OPENAI}. */
    RESPONSES,
    ANTHROPIC,
    OLLAMA,
    /** Spoken by providers only. */
    GEMINI,
    /** The gateway's own, {@code POST /v1/inference}. */
    NATIVE,
    /** OpenAI's older completions, as the name of a kept body: to whom it matters, they speak {@link #OPENAI}. */
    COMPLETIONS,
    /** Ollama's bare prompts, as the name of a kept body: to whom it matters, they speak {@link #OLLAMA}. */
    GENERATE;

    /** {@return the name used in logs and metrics, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
