package io.modelgateway.provider;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;

/** One upstream endpoint, behind its circuit. Thread-safe. */
public interface Provider {

    ProviderDefinition definition();

    /**
     * Calls the model once, without retries. The answer is whole, or a stream whose first content has arrived; until
     * then every failure is a failure of the {@code Uni}, always a {@link GatewayException}: E4200 to E4208, E4603, or
     * E4701 if the circuit is open. To cancel the {@code Uni}, or later the stream, cancels the upstream call at once.
     */
    Uni<GatewayResponse> call(ProviderCall call);
}
