package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import org.jspecify.annotations.Nullable;

/** Rules out models that cannot be called now. {@link LastResort} decides which of them are tried all the same. */
final class HealthStep extends Step {

    @Override
    RoutingStep name() {
        return RoutingStep.HEALTH;
    }

    @Override
    @Nullable
    ErrorCode objection(Offer offer, Inquiry inquiry) {
        return inquiry.standing(offer).obstacle(offer);
    }

    @Override
    String note(Offer offer, Inquiry inquiry, ErrorCode objection) {
        if (objection == ErrorCode.PROVIDER_NOT_CONFIGURED) {
            return "has a provider that is not configured";
        }
        if (objection == ErrorCode.PROVIDER_CIRCUIT_OPEN) {
            return "has a provider whose circuit is open";
        }
        if (objection == ErrorCode.HEALTH_CHECK_FAILED) {
            return "has a provider that does not answer";
        }
        return objection == ErrorCode.PROVIDER_RATE_LIMITED
                ? "has a provider that has asked for a pause"
                : "is not installed at its provider";
    }
}
