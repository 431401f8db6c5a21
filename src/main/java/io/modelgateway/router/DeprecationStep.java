package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelStatus;
import org.jspecify.annotations.Nullable;

/** Rules out deprecated models; asked by {@code auto} only, and only where an active one has passed every other step. */
final class DeprecationStep extends Step {

    @Override
    RoutingStep name() {
        return RoutingStep.SELECTION;
    }

    @Override
    @Nullable
    ErrorCode objection(Offer offer, Inquiry inquiry) {
        return offer.model().status() == ModelStatus.DEPRECATED ? ErrorCode.MODEL_NOT_FOUND : null;
    }

    @Override
    String note(Offer offer, Inquiry inquiry, ErrorCode objection) {
        return "is deprecated, and an active model qualifies";
    }
}
