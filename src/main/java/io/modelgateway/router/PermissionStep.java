package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import org.jspecify.annotations.Nullable;

/** Rules out what the caller's key does not allow. */
final class PermissionStep extends Step {

    @Override
    RoutingStep name() {
        return RoutingStep.PERMISSION;
    }

    @Override
    @Nullable
    ErrorCode objection(Offer offer, Inquiry inquiry) {
        boolean allowed = inquiry.permissions().allowsEveryModel()
                || inquiry.permissions().allows(offer.key().provider(), offer.id());
        return allowed ? null : ErrorCode.AUTHORIZATION_FAILED;
    }

    @Override
    String note(Offer offer, Inquiry inquiry, ErrorCode objection) {
        return "is not allowed by the API key";
    }
}
