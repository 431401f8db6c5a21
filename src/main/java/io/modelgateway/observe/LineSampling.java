package io.modelgateway.observe;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.AgentDid;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Chooses which uneventful requests are logged, by chance, so that one busy agent need not fill the log. Thread-safe as
 * far as its source of chance is.
 */
@Startup
@Singleton
final class LineSampling {

    private final double ratio;
    private final Map<String, Double> agents;
    private final RandomGenerator random;

    @Inject
    LineSampling(AccessLogConfig config, RandomGenerator random) {
        this(config.sampleRatio(), config.agents(), random);
    }

    /** @throws GatewayException E4000 for a ratio that is none */
    LineSampling(double ratio, Map<String, Double> agents, RandomGenerator random) {
        this.ratio = checked("sample-ratio", ratio);
        agents.forEach((agent, share) -> checked("agents.\"" + agent + "\"", share));
        this.agents = Map.copyOf(agents);
        this.random = random;
    }

    boolean takes(AgentDid agent) {
        double share = agents.isEmpty() ? ratio : agents.getOrDefault(agent.value(), ratio);
        return share >= 1 || share > 0 && random.nextDouble() < share;
    }

    private static double checked(String key, double ratio) {
        if (ratio >= 0 && ratio <= 1) {
            return ratio;
        }
        throw GatewayException.of(
                ErrorCode.CONFIGURATION_INVALID, "gateway.access-log." + key + " must be from 0 to 1");
    }
}
