package io.modelgateway.auth;

import io.modelgateway.fixtures.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A gateway that asks for keys, has some of its own, and keeps the others in a real Redis where there is one. */
public final class KeyedGateway implements QuarkusTestResourceLifecycleManager {

    static final String ADMIN = "the-secret-of-the-administrator";
    static final String READER = "the-secret-of-the-reader";
    static final String NARROW = "the-secret-of-the-narrow-key";
    static final String HASHED = "a-secret-only-known-by-its-hash";

    static RedisServer redis;

    @Override
    public Map<String, String> start() {
        var config = new HashMap<String, String>();
        config.put("gateway.auth.mode", "required");
        config.put("gateway.auth.failures-per-minute", "200");
        key(config, "admin", "secret", ADMIN, "roles", "admin,inference");
        key(config, "reader", "secret", READER, "roles", "read");
        key(config, "hashed", "sha256", KeyHash.of(HASHED), "team", "search", "agent", "did:web:hashed.example");
        key(config, "narrow", "secret", NARROW, "models", "backup-*,mock", "providers", "backup,mock");
        key(config, "narrow", "priority-ceiling", "low");
        key(config, "expired", "secret", "the-secret-of-the-expired-key", "expires", "2020-01-01T00:00:00Z");
        key(config, "off", "secret", "the-secret-of-the-disabled-key", "enabled", "false");
        if (RedisServer.installed()) {
            redis = RedisServer.start();
            config.put("quarkus.redis.hosts", redis.url());
        }
        return config;
    }

    private static void key(Map<String, String> config, String name, String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            config.put("gateway.auth.keys." + name + "." + settings[i], settings[i + 1]);
        }
    }

    @Override
    public void stop() {
        if (redis != null) {
            redis.close();
        }
    }
}
