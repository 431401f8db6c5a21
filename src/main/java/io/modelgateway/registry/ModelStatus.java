package io.modelgateway.registry;

import java.util.Locale;

/** Whether a model serves. */
public enum ModelStatus {
    ACTIVE,
    /** Serves with a warning; {@code auto} avoids it while an active one qualifies. */
    DEPRECATED,
    /** Does not serve. */
    DISABLED;

    /** {@return the name on the wire, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
