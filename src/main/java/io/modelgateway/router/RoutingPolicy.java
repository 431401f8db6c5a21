package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Strategy;

/** The configuration of routing, checked. */
record RoutingPolicy(Strategy strategy, int maxAttempts, boolean autoIncludesMock) {

    /** @throws GatewayException E4000 naming the key */
    static RoutingPolicy of(RoutingConfig config) {
        Strategy strategy = Strategy.byWireName(config.strategy())
                .filter(known -> known != Strategy.PROVIDER_PINNED)
                .orElseThrow(() -> GatewayException.of(
                        ErrorCode.CONFIGURATION_INVALID,
                        "gateway.routing.strategy must be a strategy other than provider_pinned"));
        if (config.maxAttempts() < 1) {
            throw GatewayException.of(
                    ErrorCode.CONFIGURATION_INVALID, "gateway.routing.max-attempts must be at least 1");
        }
        return new RoutingPolicy(strategy, config.maxAttempts(), config.autoIncludesMock());
    }
}
