package io.modelgateway.observe;

import io.modelgateway.model.Dialect;
import java.util.Locale;

/** The side of the API that a request came to; the label and log key {@code dialect}. */
public enum Surface {
    OPENAI,
    RESPONSES,
    ANTHROPIC,
    OLLAMA,
    NATIVE,
    ADMIN,
    /** What serves no dialect, such as the API's own description. */
    NONE;

    public static Surface of(Dialect dialect) {
        return switch (dialect) {
            case OPENAI, COMPLETIONS -> OPENAI;
            case RESPONSES -> RESPONSES;
            case ANTHROPIC -> ANTHROPIC;
            case OLLAMA, GENERATE -> OLLAMA;
            case NATIVE -> NATIVE;
            // No client speaks it here.
            case GEMINI -> NONE;
        };
    }

    /** {@return the name used in logs and metrics, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
