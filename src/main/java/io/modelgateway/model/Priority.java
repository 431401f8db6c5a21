package io.modelgateway.model;

import java.util.Locale;
import java.util.Optional;

/** The band a request waits in, first to last. */
public enum Priority {
    HIGH,
    NORMAL,
    LOW;

    /** {@return the name on the wire, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the priority of that wire name, in any case} */
    public static Optional<Priority> byWireName(String name) {
        for (Priority priority : values()) {
            if (priority.wireName().equalsIgnoreCase(name.strip())) {
                return Optional.of(priority);
            }
        }
        return Optional.empty();
    }
}
