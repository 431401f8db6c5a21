package io.modelgateway.registry;

import java.util.Locale;
import java.util.Optional;

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

    /** {@return the status of that wire name, in any case} */
    public static Optional<ModelStatus> byWireName(String name) {
        for (ModelStatus status : values()) {
            if (status.wireName().equalsIgnoreCase(name.strip())) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
