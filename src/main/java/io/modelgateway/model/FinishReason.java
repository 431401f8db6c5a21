package io.modelgateway.model;

import java.util.Locale;

/** Why a model stopped. */
public enum FinishReason {
    STOP,
    LENGTH,
    TOOL_CALLS,
    CONTENT_FILTER;

    /** {@return the name on the native and the OpenAI wire} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
