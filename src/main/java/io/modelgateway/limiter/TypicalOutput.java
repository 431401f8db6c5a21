package io.modelgateway.limiter;

import io.modelgateway.registry.ModelDefinition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much each model usually writes, as an average in which the last answers count most: what is reserved for a request
 * that sets no limit of its own. One figure for each model that has answered. Thread-safe.
 */
@Singleton
public final class TypicalOutput {

    private static final double WEIGHT_OF_LAST = 0.1;

    private final ConcurrentHashMap<String, Double> averages = new ConcurrentHashMap<>();
    private final int unknown;

    @Inject
    TypicalOutput(LimitsConfig config) {
        this.unknown = config.typicalOutputTokens();
    }

    public void learn(ModelDefinition model, int outputTokens) {
        averages.merge(
                model.qualifiedName(),
                (double) outputTokens,
                (average, last) -> average + (last - average) * WEIGHT_OF_LAST);
    }

    /** {@return tokens of an answer, rounded up} */
    public int of(ModelDefinition model) {
        return (int) Math.ceil(averages.getOrDefault(model.qualifiedName(), (double) unknown));
    }

    /** {@return the same for a model that is not known} */
    public int ofUnknown() {
        return unknown;
    }
}
