package io.modelgateway.model;

import java.util.Locale;
import java.util.Optional;

/** How the router ranks the candidates that are left after filtering. */
public enum Strategy {
    CAPABILITY_FIRST,
    COST_OPTIMIZED,
    LATENCY_OPTIMIZED,
    QUALITY_OPTIMIZED,
    PROVIDER_PINNED,
    ROUND_ROBIN,
    WEIGHTED;

    /** {@return the name on the wire, such as {@code cost_optimized}} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the strategy of that wire name, in any case} */
    public static Optional<Strategy> byWireName(String name) {
        for (Strategy strategy : values()) {
            if (strategy.wireName().equalsIgnoreCase(name.strip())) {
                return Optional.of(strategy);
            }
        }
        return Optional.empty();
    }
}
