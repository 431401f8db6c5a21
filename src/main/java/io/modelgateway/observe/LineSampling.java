package io.modelgateway.observe;

import io.modelgateway.model.AgentDid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Chooses which uneventful requests are logged, by chance, so that one busy agent need not fill the log. Thread-safe as
 * far as its source of chance is.
 */
@Singleton
final class LineSampling {

    private final double ratio;
    private final Map<String, Double> agents;
    private final RandomGenerator random;

    @Inject
    LineSampling(AccessLogConfig config, RandomGenerator random) {
        this(config.sampleRatio(), config.agents(), random);
    }

    /** All ratios are from 0 to 1. */
    LineSampling(double ratio, Map<String, Double> agents, RandomGenerator random) {
        this.ratio = ratio;
        this.agents = Map.copyOf(agents);
        this.random = random;
    }

    boolean takes(AgentDid agent) {
        return drawn(agents.isEmpty() ? ratio : agents.getOrDefault(agent.value(), ratio));
    }

    /** The same for a request of no agent in particular. */
    boolean takes() {
        return drawn(ratio);
    }

    private boolean drawn(double share) {
        return share >= 1 || share > 0 && random.nextDouble() < share;
    }
}
