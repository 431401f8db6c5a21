package io.modelgateway.limiter.usage;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Counting what is used. */
@ConfigMapping(prefix = "gateway.usage")
interface UsageConfig {

    /**
     * How often counts are written to Redis. A process that dies loses what it counted since; one that is
     * stopped writes it first.
     */
    @Range("100ms..")
    @WithDefault("2s")
    Duration flushInterval();

    /** How many days usage is kept. In memory, without Redis, it is kept until the gateway stops. */
    @Range("1..")
    @WithDefault("400")
    int retentionDays();

    /**
     * How many combinations of agent, key, team, model and provider are told apart on one day; agents beyond are
     * counted together as {@code other}. Without keys callers name themselves, so there must be an end to it.
     */
    @Range("1..")
    @WithDefault("50000")
    int maxCombinations();
}
