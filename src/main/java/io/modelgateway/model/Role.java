package io.modelgateway.model;

import java.util.Locale;

/** Who speaks in a conversation. OpenAI's {@code developer} is {@link #SYSTEM}. */
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL;

    /** {@return the name on the wire, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
