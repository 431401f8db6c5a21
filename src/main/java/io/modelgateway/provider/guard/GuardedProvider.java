package io.modelgateway.provider.guard;

import io.modelgateway.circuit.Circuit;
import io.modelgateway.circuit.ProviderHealth;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.provider.Provider;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;

/** An endpoint behind its circuit. Thread-safe. */
public final class GuardedProvider implements Provider {

    private final UpstreamClient client;
    private final Guard guard;
    private final Circuit circuit;
    private final ProviderHealth health;

    public GuardedProvider(UpstreamClient client, Guards.Guarded guarded, ProviderHealth health) {
        this.client = client;
        this.guard = guarded.guard();
        this.circuit = guarded.circuit();
        this.health = health;
    }

    @Override
    public ProviderDefinition definition() {
        return client.definition();
    }

    /** {@return the endpoint without its circuit, for checks that must not move it} */
    public UpstreamClient unguarded() {
        return client;
    }

    @Override
    public Uni<GatewayResponse> call(ProviderCall call) {
        return Uni.createFrom().deferred(() -> {
            var guarded = new GuardedCall(client, call, circuit, health);
            return guard.call(guarded).onCancellation().invoke(guarded::cancel).map(this::watched);
        });
    }

    /** The circuit saw the stream open; that it breaks off later is told to the view by hand. */
    private GatewayResponse watched(GatewayResponse response) {
        return response instanceof StreamedAnswer opened
                ? new StreamedAnswer(opened.frames().onFailure().invoke(circuit::streamFailed))
                : response;
    }

    public void close() {
        client.close();
    }
}
