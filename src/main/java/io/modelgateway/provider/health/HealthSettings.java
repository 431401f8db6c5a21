package io.modelgateway.provider.health;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When providers are asked for their models although nobody calls them. */
@ConfigMapping(prefix = "gateway.health")
public interface HealthSettings {

    /** Whether providers are asked at all. Without it they count as available until calls fail, and none is discovered. */
    @WithDefault("true")
    boolean enabled();

    /**
     * How long a provider with discovery must be silent before it is asked again; traffic puts it off. It is
     * looked at once a second.
     */
    @Range("1s..")
    @WithDefault("60s")
    Duration idleInterval();

    /** How soon a provider is asked again that did not answer the last time. */
    @Range("1s..")
    @WithDefault("10s")
    Duration downInterval();

    /** How long an answer may take before it counts as none. */
    @Range(">0s..")
    @WithDefault("5s")
    Duration timeout();
}
