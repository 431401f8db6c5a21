package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import org.jspecify.annotations.Nullable;

/** Rules out what is disabled, what the caller did not mean, and mocks that nobody asked for. */
final class SelectionStep extends Step {

    @Override
    RoutingStep name() {
        return RoutingStep.SELECTION;
    }

    @Override
    @Nullable
    ErrorCode objection(Offer offer, Inquiry inquiry) {
        return offer.serves() && inquiry.standing(offer).eligible() ? null : ErrorCode.MODEL_NOT_FOUND;
    }

    @Override
    String note(Offer offer, Inquiry inquiry, ErrorCode objection) {
        Standing standing = inquiry.standing(offer);
        if (!offer.serves()) {
            return "is disabled";
        }
        if (standing.barred()) {
            return "is a mock, which answers only by its own name";
        }
        return standing.ignored() ? "is at a provider to be ignored" : "is not at a pinned provider";
    }
}
