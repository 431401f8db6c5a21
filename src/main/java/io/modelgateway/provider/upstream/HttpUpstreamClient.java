package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.loop.OffLoop;
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
 * A vendor's endpoint without its circuit. What answers a client goes over the raw client, lists of models over the typed
 * one. Thread-safe.
 */
final class HttpUpstreamClient implements UpstreamClient {

    private final ProviderDefinition definition;
    private final VendorApi api;
    private final Endpoint endpoint;
    private final TypedCalls typed;
    private final Ticker ticker;

    HttpUpstreamClient(ProviderDefinition definition, VendorApi api, Vertx vertx, Clock clock, Ticker ticker) {
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
        String upstreamModel = call.model().upstreamId();
        ChatWire wire = api.wire(chat, upstreamModel);
        return OffLoop.run(chat.wireBytes(), () -> encoded(chat, wire, upstreamModel))
                .chain(encoded -> sent(encoded, chat, wire, call));
    }

    private EncodedRequest encoded(ChatRequest chat, ChatWire wire, String upstreamModel) {
        return ParamChanges.apply(definition.params(), wire.codec().encode(chat, upstreamModel));
    }

    private Uni<GatewayResponse> sent(EncodedRequest encoded, ChatRequest chat, ChatWire wire, ProviderCall call) {
        RequestContext context = call.context();
        context.trail().dropped(encoded.dropped());
        UpstreamRequest request = request(wire.path(), context, api.fitted(encoded.body(), chat, call));
        TimeLimits limits = limits(context);
        return chat.stream()
                ? endpoint.stream(request, wire.codec(), limits).map(answer -> answer)
                : endpoint.whole(request, limits).map(wire.codec()::decode);
    }

    private Uni<GatewayResponse> embed(EmbeddingsRequest embeddings, ProviderCall call) {
        String upstreamModel = call.model().upstreamId();
        VendorEmbeddings vendor = api.embeddings(upstreamModel).orElseThrow(HttpUpstreamClient::noEmbeddings);
        EncodedRequest encoded = vendor.codec().encodeRequest(embeddings, upstreamModel);
        call.context().trail().dropped(encoded.dropped());
        return endpoint.whole(request(vendor.path(), call.context(), encoded.body()), limits(call.context()))
                .map(vendor.codec()::decodeAnswer);
    }

    @Override
    public Uni<List<ListedModel>> models(Duration timeout) {
        var limits = new TimeLimits(timeout, timeout, timeout, false);
        return api.models(call ->
                Uni.createFrom().deferred(() -> typed.reply(call.get(), limits)).map(endpoint::body));
    }

    private TimeLimits limits(RequestContext context) {
        return TimeLimits.of(definition.timeouts(), context.deadline(), ticker);
    }

    private UpstreamRequest request(String path, RequestContext context, byte[] body) {
        Map<String, String> headers = new HashMap<>(api.headers().with(context.forwardedHeaders()));
        headers.put("content-type", "application/json");
        headers.put("accept", "application/json, text/event-stream, application/x-ndjson");
        headers.put("user-agent", RestClients.USER_AGENT);
        return new UpstreamRequest(path, headers, body);
    }

    private static GatewayException noEmbeddings() {
        return GatewayException.of(ErrorCode.MODEL_NOT_SUPPORTED, "The provider has no embeddings");
    }

    @Override
    public void close() {
        endpoint.close();
        api.close();
    }
}
