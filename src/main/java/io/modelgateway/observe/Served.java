package io.modelgateway.observe;

import io.modelgateway.model.ModelKey;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.Trail;
import org.jspecify.annotations.Nullable;

/**
 * Who answered, or would have: the last attempt's model and provider or those of an answer from memory, else the router's choice, else {@code none}. Only
 * the registry's ids, never what the client wrote.
 */
record Served(String requestModel, String model, String provider) {

    static Served from(Trail trail) {
        ModelKey primary = trail.decision().map(RoutingDecision::primary).orElse(null);
        ModelKey answering = trail.answeredBy().orElse(null);
        if (answering != null) {
            String requested =
                    primary == null ? answering.id().value() : primary.id().value();
            return new Served(
                    requested, answering.id().value(), answering.provider().value());
        }
        if (primary != null) {
            String model = primary.id().value();
            return new Served(model, model, primary.provider().value());
        }
        return NOBODY;
    }

    static final Served NOBODY = new Served(MetricNames.NONE, MetricNames.NONE, MetricNames.NONE);

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Served that
                && requestModel.equals(that.requestModel)
                && model.equals(that.model)
                && provider.equals(that.provider);
    }
}
