package io.modelgateway.model;

import java.util.Locale;

/** An API shape spoken by clients, by providers, or by both. */
public enum Dialect {
    OPENAI,
    ANTHROPIC,
    OLLAMA,
    /** The gateway's own, {@code POST /v1/inference}. */
    NATIVE;

    /** {@return the name used in logs and metrics, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
