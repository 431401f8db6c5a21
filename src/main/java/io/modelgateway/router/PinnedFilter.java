package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/** With {@code provider_pinned} only the named providers may serve, never another. */
final class PinnedFilter implements Filter {

    @Override
    public @Nullable Rejection check(ModelDefinition model, Demand demand, boolean named) {
        boolean pinned = demand.requirements().strategy() == Strategy.PROVIDER_PINNED;
        if (!pinned || demand.requirements().providers().contains(model.provider())) {
            return null;
        }
        return new Rejection(
                RoutingStep.SELECTION,
                ErrorCode.NO_CAPABLE_MODEL,
                "'" + model.provider() + "' is none of the pinned providers");
    }
}
