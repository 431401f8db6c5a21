package io.modelgateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What concerns the whole gateway. */
@ConfigMapping(prefix = "gateway")
public interface GatewayConfig {

    /**
     * How long a stop waits for running requests and streams at most; an idle gateway exits at once. Keep the grace period
     * of whatever stops the process longer.
     */
    @Range("0s..")
    @WithDefault("30s")
    Duration drainTimeout();

    /**
     * The longest anything waits for Redis. Then the request goes on without: see
     * {@code gateway.limits.redis-failure}. The address is {@code REDIS_URL}, or {@code quarkus.redis.hosts}.
     */
    @Range("1ms..")
    @WithDefault("100ms")
    Duration redisTimeout();
}
