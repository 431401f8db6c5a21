package io.modelgateway.pipeline;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.GatewayResponse;
import io.smallrye.mutiny.Uni;

/**
 * One concern on the way of a request. It may answer itself, refuse, change what goes on, or watch what comes back.
 * Stateless as to requests, thread-safe. Every failure is a {@link GatewayException}.
 */
interface Stage {

    Uni<GatewayResponse> handle(Exchange exchange, Next next);

    /** The rest of the way. */
    @FunctionalInterface
    interface Next {
        Uni<GatewayResponse> proceed(Exchange exchange);
    }
}
