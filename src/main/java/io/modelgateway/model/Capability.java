package io.modelgateway.model;

import java.util.Locale;
import java.util.Optional;

/** What a model can do. {@link #TOOL_USE} and {@link #FUNCTION_CALLING} imply each other. */
public enum Capability {
    TEXT,
    VISION,
    TOOL_USE,
    FUNCTION_CALLING,
    STREAMING,
    JSON_MODE,
    LONG_CONTEXT,
    CODE_EXECUTION,
    REASONING,
    EMBEDDINGS;

    /** {@return the name on the wire, such as {@code tool_use}} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the capability of that wire name, in any case} */
    public static Optional<Capability> byWireName(String name) {
        for (Capability capability : values()) {
            if (capability.wireName().equalsIgnoreCase(name.strip())) {
                return Optional.of(capability);
            }
        }
        return Optional.empty();
    }
}
