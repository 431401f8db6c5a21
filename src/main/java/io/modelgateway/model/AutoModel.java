package io.modelgateway.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names by which a caller leaves the choice of the model to the gateway. */
public enum AutoModel {
    AUTO("auto", null),
    COST("auto:cost", Strategy.COST_OPTIMIZED),
    LATENCY("auto:latency", Strategy.LATENCY_OPTIMIZED),
    QUALITY("auto:quality", Strategy.QUALITY_OPTIMIZED),
    /** Ollama's clients put its default tag to every name without one. */
    TAGGED("auto:latest", null);

    private final String wireName;
    private final @Nullable Strategy strategy;

    AutoModel(String wireName, @Nullable Strategy strategy) {
        this.wireName = wireName;
        this.strategy = strategy;
    }

    public String wireName() {
        return wireName;
    }

    /** {@return the strategy the name asks for; empty for the default one} */
    public Optional<Strategy> strategy() {
        return Optional.ofNullable(strategy);
    }

    /** {@return the one of that name; empty for a model's own name} */
    public static Optional<AutoModel> byName(String name) {
        for (AutoModel auto : values()) {
            if (auto.wireName.equals(name)) {
                return Optional.of(auto);
            }
        }
        return Optional.empty();
    }
}
