package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.NativeOnly;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ProviderDefinition;
import org.jspecify.annotations.Nullable;

/** Rules out providers that do not speak the caller's own dialect, where the request cannot be translated. */
final class NativeStep extends Step {

    @Override
    RoutingStep name() {
        return RoutingStep.CAPABILITIES;
    }

    @Override
    @Nullable
    ErrorCode objection(Offer offer, Inquiry inquiry) {
        NativeOnly need = inquiry.demand().requirements().rules().nativeOnly();
        if (need == null) {
            return null;
        }
        ProviderDefinition provider = inquiry.standing(offer).definition();
        return provider != null && provider.speaks(need.dialect()) ? null : ErrorCode.INVALID_FIELD;
    }

    @Override
    String note(Offer offer, Inquiry inquiry, ErrorCode objection) {
        return "is at a provider without the API that the request needs";
    }
}
