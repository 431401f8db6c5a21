package io.modelgateway.provider.upstream;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * One upstream endpoint without its circuit. Thread-safe. Every failure of a {@code Uni} is a {@link GatewayException};
 * to cancel one cancels the upstream call.
 */
public interface UpstreamClient extends AutoCloseable {

    ProviderDefinition definition();

    /** Calls the model once: whole, or a stream whose first content has arrived. */
    Uni<GatewayResponse> call(ProviderCall call);

    /** Asks which models there are, within that time for each question; cheap, never an inference. */
    Uni<List<ListedModel>> models(Duration timeout);

    /** Closes idle connections, and busy ones when they are through. */
    @Override
    void close();
}
