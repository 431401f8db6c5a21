package io.modelgateway.registry;

import java.util.Locale;
import java.util.Optional;

/** How the number of calls that a provider gets at the same time comes about. */
public enum ConcurrencyMode {
    /** It is configured. */
    FIXED,
    /** It is found out from latency and refusals. */
    ADAPTIVE;

    /** {@return the name in configuration, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the mode of that name, in any case} */
    public static Optional<ConcurrencyMode> byWireName(String name) {
        for (ConcurrencyMode mode : values()) {
            if (mode.wireName().equalsIgnoreCase(name.strip())) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
