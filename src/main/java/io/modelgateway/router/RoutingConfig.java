package io.modelgateway.router;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How models are chosen. */
@ConfigMapping(prefix = "gateway.routing")
interface RoutingConfig {

    /**
     * The strategy of requests that name none: {@code capability_first}, {@code cost_optimized},
     * {@code latency_optimized}, {@code quality_optimized}, {@code round_robin} or {@code weighted}. Anything else stops
     * the start.
     */
    @WithDefault("capability_first")
    String strategy();

    /** The most candidates one request tries, at least 1. Repetitions at the same provider do not count. */
    @WithDefault("3")
    int maxAttempts();

    /**
     * Whether {@code auto} and fallback chains may choose the mock provider's models. Off, because a made-up answer in
     * production is worse than an error; useful in tests and demonstrations.
     */
    @WithDefault("false")
    boolean autoIncludesMock();
}
