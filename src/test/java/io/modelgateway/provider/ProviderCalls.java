package io.modelgateway.provider;

import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.StreamedAnswer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls of providers as a test makes them: from outside of any event loop, waiting a few seconds at most. */
final class ProviderCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Providers providers;

    ProviderCalls(Providers providers) {
        this.providers = providers;
    }

    Uni<GatewayResponse> call(String provider, GatewayRequest request, Map<String, String> headers) {
        var context = Definitions.context(headers);
        return providers
                .find(new ProviderId(provider))
                .orElseThrow()
                .call(new ProviderCall(Definitions.model("m", provider), request, context));
    }

    GatewayResponse answer(String provider, GatewayRequest request) {
        return call(provider, request, Map.of()).await().atMost(PATIENCE);
    }

    List<StreamFrame> frames(String provider, GatewayRequest request) {
        var streamed = (StreamedAnswer) answer(provider, request);
        return streamed.frames().collect().asList().await().atMost(PATIENCE);
    }

    GatewayException failure(String provider, GatewayRequest request) {
        return (GatewayException) call(provider, request, Map.of())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitFailure(PATIENCE)
                .getFailure();
    }
}
