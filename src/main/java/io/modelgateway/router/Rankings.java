package io.modelgateway.router;

import io.modelgateway.model.Strategy;
import java.util.random.RandomGenerator;

/** The strategies by their names. Thread-safe; round robin remembers whose turn it is. */
final class Rankings {

    private final Ranking capabilityFirst = new CapabilityFirst();
    private final Ranking costOptimized = new CostOptimized();
    private final Ranking latencyOptimized = new LatencyOptimized();
    private final Ranking qualityOptimized = new QualityOptimized();
    private final Ranking providerPinned = new ProviderPinned();
    private final Ranking roundRobin = new RoundRobin();
    private final Ranking weighted;

    Rankings(RandomGenerator random) {
        weighted = new Weighted(random);
    }

    Ranking of(Strategy strategy) {
        return switch (strategy) {
            case CAPABILITY_FIRST -> capabilityFirst;
            case COST_OPTIMIZED -> costOptimized;
            case LATENCY_OPTIMIZED -> latencyOptimized;
            case QUALITY_OPTIMIZED -> qualityOptimized;
            case PROVIDER_PINNED -> providerPinned;
            case ROUND_ROBIN -> roundRobin;
            case WEIGHTED -> weighted;
        };
    }
}
