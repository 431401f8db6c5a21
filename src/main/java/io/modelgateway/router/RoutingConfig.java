package io.modelgateway.router;

import io.modelgateway.config.Range;
import io.modelgateway.model.Strategy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How models are chosen where a request does not say. */
@ConfigMapping(prefix = "gateway.routing")
interface RoutingConfig {

    /**
     * The strategy of requests that bring none: {@code capability_first}, {@code cost_optimized},
     * {@code latency_optimized}, {@code quality_optimized}, {@code round_robin} or {@code weighted}.
     * {@code provider_pinned} makes {@code auto} without a list of providers an error (E4105). Default
     * {@code capability_first}.
     */
    @WithDefault("capability_first")
    Strategy strategy();

    /**
     * How many models a request tries at most, the first included. At least 1; smaller figures are taken for 1. Default 3.
     */
    @WithDefault("3")
    int maxAttempts();

    /**
     * Whether {@code auto} and fallback chains may choose models of a mock provider. A made-up answer in production is
     * worse than an error. Default false.
     */
    @WithDefault("false")
    boolean autoIncludesMock();

    /**
     * The output tokens that a cost estimate assumes where the request sets no maximum, never more than the model can
     * write. 0 estimates the input alone; negative figures are taken for 0. Default 500.
     */
    @WithDefault("500")
    int typicalOutputTokens();

    /**
     * After how long without traffic a measured latency counts half as much against the catalogue's figure. Default 5 minutes.
     */
    @Range("1ms..")
    @WithDefault("5M")
    Duration latencyHalfLife();
}
