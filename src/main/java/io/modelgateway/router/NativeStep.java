package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.NativeOnly;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/** Rules out providers that do not speak the caller's own dialect, where the request cannot be translated. */
final class NativeStep implements Step {

    @Override
    public RoutingStep name() {
        return RoutingStep.CAPABILITIES;
    }

    @Override
    public boolean concerns(Inquiry inquiry) {
        return inquiry.demand().requirements().rules().nativeOnly() != null;
    }

    @Override
    public @Nullable ErrorCode objection(ModelDefinition model, Inquiry inquiry) {
        NativeOnly need = inquiry.demand().requirements().rules().nativeOnly();
        boolean served = need == null
                || inquiry.catalog()
                        .provider(model.provider())
                        .filter(provider -> provider.speaks(need.dialect()))
                        .isPresent();
        return served ? null : ErrorCode.INVALID_FIELD;
    }

    @Override
    public String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection) {
        return "is at a provider without the API that the request needs";
    }
}
