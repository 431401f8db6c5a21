package io.modelgateway.limiter.usage;

import java.util.Locale;
import java.util.Optional;

/** By what usage is told apart. */
public enum Dimension {
    DAY,
    AGENT,
    KEY,
    TEAM,
    MODEL,
    PROVIDER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> byWireName(String name) {
        for (Dimension dimension : values()) {
            if (dimension.wireName().equals(name.strip())) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }
}
