package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelStatus;
import org.jspecify.annotations.Nullable;

/** Rules out deprecated models; asked by {@code auto} only, and only where an active one has passed every other step. */
final class DeprecationStep implements Step {

    @Override
    public RoutingStep name() {
        return RoutingStep.SELECTION;
    }

    @Override
    public @Nullable ErrorCode objection(ModelDefinition model, Inquiry inquiry) {
        return model.status() == ModelStatus.DEPRECATED ? ErrorCode.MODEL_NOT_FOUND : null;
    }

    @Override
    public String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection) {
        return "is deprecated, and an active model qualifies";
    }
}
