package io.modelgateway.limiter;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * A gateway in which every scope has one caller or model of its own that meets its limit at once: the key
 * {@code agent-requests} stands for the agent {@code did:web:agent-requests}, who may send one request, and so on. What is
 * not tight allows {@value #ROOMY_REQUESTS} requests and {@value #ROOMY_TOKENS} tokens a minute, few enough to see one go.
 */
public final class ScopedGateway implements QuarkusTestResourceLifecycleManager {

    static final int ROOMY_REQUESTS = 10;
    static final int ROOMY_TOKENS = 600;
    static final int TIGHT_REQUESTS = 1;
    static final int TIGHT_TOKENS = 60;
    static final int SHARED_REQUESTS = 3;
    static final String PLAIN_MODEL = "plain";
    static final String SHARED_MODEL = "shared";

    private final Map<String, String> config = new HashMap<>();

    static String secret(String caller) {
        return "the-secret-of-" + caller;
    }

    @Override
    public Map<String, String> start() {
        config.put("gateway.auth.mode", "required");
        config.put("gateway.limits.enabled", "true");
        config.put("gateway.limits.lease", "5s");
        config.put("gateway.auth.keys.admin.secret", secret("admin"));
        config.put("gateway.auth.keys.admin.roles", "admin");
        model(PLAIN_MODEL, "mock");
        for (Measure measure : new Measure[] {Measure.REQUESTS, Measure.TOKENS}) {
            String suffix = "-" + measure.wireName();
            caller("agent" + suffix);
            limit(agent("agent" + suffix), measure);
            caller("key" + suffix);
            limit("gateway.auth.keys.key" + suffix, measure);
            caller("team" + suffix);
            team("team" + suffix);
            limit("gateway.limits.teams.team" + suffix, measure);
            caller("provider" + suffix);
            config.put("gateway.providers.provider" + suffix + ".type", "mock");
            limit("gateway.providers.provider" + suffix, measure);
            model("provider" + suffix, "provider" + suffix);
            caller("model" + suffix);
            model("model" + suffix, "mock");
            limit("gateway.models.model" + suffix, measure);
            caller("agent-model" + suffix);
            model("agent-model" + suffix, "mock");
            limit("gateway.limits.agent-models.agent-model" + suffix, measure);
        }
        for (String scope : new String[] {"agent", "key", "team"}) {
            caller(scope + "-concurrent");
        }
        team("team-concurrent");
        config.put(agent("agent-concurrent") + ".concurrent", "1");
        config.put("gateway.auth.keys.key-concurrent.concurrent", "1");
        config.put("gateway.limits.teams.team-concurrent.concurrent", "1");
        caller("greedy");
        limit(agent("greedy"), Measure.REQUESTS);
        caller("modest");
        config.put("gateway.providers.shared.type", "mock");
        config.put("gateway.providers.shared.rpm", Integer.toString(SHARED_REQUESTS));
        model(SHARED_MODEL, "shared");
        return config;
    }

    private void caller(String name) {
        config.put("gateway.auth.keys." + name + ".secret", secret(name));
        config.put("gateway.auth.keys." + name + ".agent", "did:web:" + name);
        config.put(agent(name) + ".rpm", Integer.toString(ROOMY_REQUESTS));
        config.put(agent(name) + ".tpm", Integer.toString(ROOMY_TOKENS));
    }

    private void team(String name) {
        config.put("gateway.auth.keys." + name + ".team", name);
    }

    private void limit(String owner, Measure measure) {
        boolean requests = measure == Measure.REQUESTS;
        config.put(owner + (requests ? ".rpm" : ".tpm"), Integer.toString(requests ? TIGHT_REQUESTS : TIGHT_TOKENS));
    }

    private void model(String id, String provider) {
        String key = "gateway.models." + id;
        config.put(key + ".id", id);
        config.put(key + ".provider", provider);
        config.put(key + ".capabilities", "text,streaming");
        config.put(key + ".context-window", "128000");
        config.put(key + ".max-output-tokens", "8192");
        config.put(key + ".rpm", "100000");
        config.put(key + ".tpm", "100000000");
    }

    private static String agent(String name) {
        return "gateway.limits.agents.\"did:web:" + name + "\"";
    }

    @Override
    public void stop() {}
}
