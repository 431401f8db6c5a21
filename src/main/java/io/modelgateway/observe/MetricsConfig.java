package io.modelgateway.observe;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the gateway's own metrics may grow. */
@ConfigMapping(prefix = "gateway.metrics")
public interface MetricsConfig {

    /**
     * How many different values the labels {@code model} and {@code provider} may each take before further ones are
     * counted as {@code other}. Values are admitted in the order of their first request and stay until a
     * restart.
     */
    @Range("1..")
    @WithDefault("1000")
    int maxLabelValues();
}
