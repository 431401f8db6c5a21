package io.modelgateway.router;

import io.modelgateway.model.Strategy;

/**
 * The configured side of routing, checked.
 *
 * @param maxAttempts at least 1
 * @param typicalOutputTokens at least 0
 */
record RoutingSettings(Strategy strategy, int maxAttempts, boolean autoIncludesMock, int typicalOutputTokens) {

    static final RoutingSettings DEFAULTS = new RoutingSettings(Strategy.CAPABILITY_FIRST, 3, false, 500);

    RoutingSettings {
        maxAttempts = Math.max(1, maxAttempts);
        typicalOutputTokens = Math.max(0, typicalOutputTokens);
    }

    static RoutingSettings of(RoutingConfig config) {
        return new RoutingSettings(
                config.strategy(), config.maxAttempts(), config.autoIncludesMock(), config.typicalOutputTokens());
    }
}
