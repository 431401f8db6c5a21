package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/** Rules out what the caller's key does not allow. */
final class PermissionStep implements Step {

    @Override
    public RoutingStep name() {
        return RoutingStep.PERMISSION;
    }

    @Override
    public boolean concerns(Inquiry inquiry) {
        return !inquiry.permissions().allowsEveryModel();
    }

    @Override
    public @Nullable ErrorCode objection(ModelDefinition model, Inquiry inquiry) {
        return inquiry.permissions().allows(model.provider(), model.id()) ? null : ErrorCode.AUTHORIZATION_FAILED;
    }

    @Override
    public String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection) {
        return "is not allowed by the API key";
    }
}
