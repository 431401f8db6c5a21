package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.registry.ModelDefinition;

/** A model that one step ruled out. */
record Rejection(ModelDefinition model, Step step, ErrorCode code) {

    ErrorDetail.RejectedCandidate toDetail() {
        return new ErrorDetail.RejectedCandidate(
                model.id().value(), model.provider().value(), step.name().wireName(), code);
    }
}
