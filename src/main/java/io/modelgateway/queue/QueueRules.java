package io.modelgateway.queue;

import io.modelgateway.model.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How lines work.
 *
 * @param all what may wait altogether
 * @param perPool what may wait for one pool
 * @param weights shares of the bands, at least 1 each
 * @param ageing the time in one band after which a request moves up to the next
 * @param lead how many calls an agent may be ahead of the least served one of its band, 0 or more
 */
record QueueRules(Bounds all, Bounds perPool, Map<Priority, Integer> weights, Duration ageing, int lead) {

    /** What may wait. */
    record Bounds(int requests, long bytes) {

        boolean hold(int count, long size) {
            return count <= requests && size <= bytes;
        }
    }

    QueueRules {
        weights = Map.copyOf(weights);
    }

    static QueueRules of(QueueConfig config) {
        var weights = new EnumMap<Priority, Integer>(Priority.class);
        weights.put(Priority.HIGH, config.weights().high());
        weights.put(Priority.NORMAL, config.weights().normal());
        weights.put(Priority.LOW, config.weights().low());
        long bytes = config.maxBytes().asLongValue();
        return new QueueRules(
                new Bounds(config.maxSize(), bytes),
                new Bounds(
                        config.maxSizePerProvider().orElse(config.maxSize()),
                        config.maxBytesPerProvider()
                                .map(size -> size.asLongValue())
                                .orElse(bytes)),
                weights,
                config.ageing(),
                config.agentLead());
    }
}
