package io.modelgateway.provider.guard;

import io.modelgateway.model.GatewayResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** Gives every failure of a guarded call its code, which is what makes the pipeline fail over. */
@Singleton
public final class TranslatingFallback implements FallbackHandler<Uni<GatewayResponse>> {

    @Override
    public Uni<GatewayResponse> handle(ExecutionContext context) {
        var call = (GuardedCall) context.getParameters()[0];
        return call.recover(context.getFailure());
    }
}
