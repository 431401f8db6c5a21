package io.modelgateway.router;

import io.modelgateway.model.Strategy;
import java.util.random.RandomGenerator;

/** One ranking for each strategy. */
final class Rankings {

    private final Ranking capabilityFirst = OrderedRanking.capabilityFirst();
    private final Ranking costOptimized = OrderedRanking.costOptimized();
    private final Ranking latencyOptimized = OrderedRanking.latencyOptimized();
    private final Ranking qualityOptimized = OrderedRanking.qualityOptimized();
    private final Ranking roundRobin = new RoundRobinRanking();
    private final Ranking weighted;

    Rankings(RandomGenerator random) {
        this.weighted = new WeightedRanking(random);
    }

    /** Pinning restricts the set and leaves the order to the default strategy. */
    Ranking of(Strategy strategy) {
        return switch (strategy) {
            case CAPABILITY_FIRST, PROVIDER_PINNED -> capabilityFirst;
            case COST_OPTIMIZED -> costOptimized;
            case LATENCY_OPTIMIZED -> latencyOptimized;
            case QUALITY_OPTIMIZED -> qualityOptimized;
            case ROUND_ROBIN -> roundRobin;
            case WEIGHTED -> weighted;
        };
    }
}
