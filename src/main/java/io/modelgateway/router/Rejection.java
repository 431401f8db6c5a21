package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.registry.ModelDefinition;

/** A model that one step ruled out. */
record Rejection(Offer offer, Step step, ErrorCode code) {

    ModelDefinition model() {
        return offer.model();
    }

    /** {@return why, to complete the sentence that begins with the model's name} */
    String note(Inquiry inquiry) {
        return step.note(offer, inquiry, code);
    }

    ErrorDetail.RejectedCandidate toDetail() {
        return new ErrorDetail.RejectedCandidate(
                offer.id().value(), model().provider().value(), step.name().wireName(), code);
    }
}
