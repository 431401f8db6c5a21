package io.modelgateway.limiter;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A gateway that limits, with figures that tests reach quickly. Agents that are not named have plenty. */
public final class LimitedGateway implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var config = new HashMap<String, String>();
        config.put("gateway.limits.enabled", "true");
        config.put("gateway.limits.rpm", "100000");
        config.put("gateway.limits.tpm", "100000000");
        config.put("gateway.limits.lease", "2s");
        agent(config, "three-requests", "rpm", "3");
        agent(config, "few-tokens", "tpm", "600");
        agent(config, "one-at-a-time", "concurrent", "1");
        agent(config, "token-budget", "budget.tokens-per-day", "2000");
        agent(config, "money-budget", "budget.usd-per-month", "0.05");
        agent(config, "total-budget", "budget.tokens-total", "10");
        for (String model : new String[] {"primary-model", "chained-model", "backup-model"}) {
            config.put("gateway.models." + model + ".rpm", "100000");
            config.put("gateway.models." + model + ".tpm", "100000000");
        }
        model(config, "capped", "primary", "2", "100000000");
        config.put("gateway.models.capped.fallbacks", "backup-model");
        model(config, "capped-alone", "primary", "1", "100000000");
        model(config, "back-in-15-s", "primary", "4", "100000000");
        model(config, "back-in-60-s", "backup", "1", "100000000");
        config.put("gateway.models.back-in-15-s.fallbacks", "back-in-60-s");
        config.put("gateway.limits.agent-models.\"shared-model\".rpm", "1");
        model(config, "shared-model", "primary", "100000", "100000000");
        return config;
    }

    private static void agent(Map<String, String> config, String name, String limit, String figure) {
        config.put("gateway.limits.agents.\"did:web:" + name + "\"." + limit, figure);
    }

    private static void model(Map<String, String> config, String id, String provider, String rpm, String tpm) {
        String key = "gateway.models." + id + ".";
        config.put(key + "id", id);
        config.put(key + "provider", provider);
        config.put(key + "capabilities", "text,streaming");
        config.put(key + "context-window", "128000");
        config.put(key + "max-output-tokens", "8192");
        config.put(key + "price.input", "2");
        config.put(key + "price.output", "10");
        config.put(key + "rpm", rpm);
        config.put(key + "tpm", tpm);
    }

    @Override
    public void stop() {}
}
