package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Ticker;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A vendor's endpoint without its circuit. Streams, and bodies of the vendor's own dialect, go over the raw client; what
 * is mapped anyway goes over the typed one. Thread-safe.
 */
public final class HttpUpstreamClient implements UpstreamClient {

    private final ProviderDefinition definition;
    private final VendorApi api;
    private final Endpoint endpoint;
    private final TypedCalls typed;
    private final Ticker ticker;

    public HttpUpstreamClient(ProviderDefinition definition, VendorApi api, Vertx vertx, Clock clock, Ticker ticker) {
        this.definition = definition;
        this.api = api;
        this.endpoint = new Endpoint(vertx, definition, api.codec()::decodeError, clock, ticker);
        this.typed = new TypedCalls(vertx);
        this.ticker = ticker;
    }

    @Override
    public ProviderDefinition definition() {
        return definition;
    }

    @Override
    public Uni<GatewayResponse> call(ProviderCall call) {
        return Uni.createFrom().deferred(() -> switch (call.request()) {
            case ChatRequest chat -> api.prepared(chat).chain(ready -> chat(ready, call));
            case EmbeddingsRequest embeddings -> embed(embeddings, call);
        });
    }

    private Uni<GatewayResponse> chat(ChatRequest chat, ProviderCall call) {
        RequestContext context = call.context();
        TraceHeaders trace = TraceHeaders.of(context.forwardedHeaders());
        String upstreamModel = call.model().upstreamId();
        ChatWire wire = api.wire(chat, upstreamModel);
        EncodedRequest encoded = wire.codec().encode(chat, upstreamModel);
        context.trail().dropped(encoded.dropped());
        byte[] fitted = api.fitted(encoded.body(), chat, call);
        TimeLimits limits = TimeLimits.of(definition.timeouts(), context.deadline(), ticker);
        UpstreamRequest request = request(context, wire.path(), fitted);
        if (chat.stream()) {
            return endpoint.stream(request, wire.codec(), limits).map(answer -> answer);
        }
        Uni<byte[]> body = wire.passesThrough(chat)
                ? endpoint.whole(request, limits)
                : typed.reply(api.chat(trace, upstreamModel, fitted), limits).map(endpoint::body);
        return body.map(wire.codec()::decode);
    }

    private Uni<GatewayResponse> embed(EmbeddingsRequest embeddings, ProviderCall call) {
        RequestContext context = call.context();
        TraceHeaders trace = TraceHeaders.of(context.forwardedHeaders());
        EncodedRequest encoded = api.encode(embeddings, call.model().upstreamId());
        context.trail().dropped(encoded.dropped());
        TimeLimits limits = TimeLimits.of(definition.timeouts(), context.deadline(), ticker);
        return typed.reply(api.embed(trace, call.model().upstreamId(), encoded.body()), limits)
                .map(endpoint::body)
                .map(api::decodeEmbeddings);
    }

    @Override
    public Uni<List<ListedModel>> models(Duration timeout) {
        var limits = new TimeLimits(timeout, timeout, timeout, false);
        return api.models(call ->
                Uni.createFrom().deferred(() -> typed.reply(call.get(), limits)).map(endpoint::body));
    }

    private UpstreamRequest request(RequestContext context, String path, byte[] body) {
        Map<String, String> headers = new HashMap<>(api.headers(context.forwardedHeaders()));
        headers.put("content-type", "application/json");
        headers.put("accept", "application/json, text/event-stream, application/x-ndjson");
        headers.put("user-agent", RestClients.USER_AGENT);
        return new UpstreamRequest(path, headers, body);
    }

    @Override
    public void close() {
        endpoint.close();
        api.close();
    }
}
