package io.modelgateway.provider.guard;

import io.modelgateway.model.GatewayResponse;
import io.smallrye.mutiny.Uni;

/** Lets calls through a circuit breaker, or not. Thread-safe. */
public interface Guard {

    /** {@return what {@link GuardedCall#run()} gives, or the failure that {@link GuardedCall#recover} makes of it} */
    Uni<GatewayResponse> call(GuardedCall call);
}
