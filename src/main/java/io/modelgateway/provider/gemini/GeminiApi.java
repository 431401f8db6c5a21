package io.modelgateway.provider.gemini;

import io.modelgateway.config.Secret;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.gemini.GeminiEmbeddingsCodec;
import io.modelgateway.dialect.gemini.GeminiModel;
import io.modelgateway.dialect.gemini.GeminiProviderCodec;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.provider.upstream.ForwardedHeaders;
import io.modelgateway.provider.upstream.PathSegment;
import io.modelgateway.provider.upstream.RemoteImages;
import io.modelgateway.provider.upstream.RestClients;
import io.modelgateway.provider.upstream.TraceHeaders;
import io.modelgateway.provider.upstream.TypedExchange;
import io.modelgateway.provider.upstream.VendorApi;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Gemini's side of a call. The model stands in the path. Thread-safe. */
final class GeminiApi implements VendorApi {

    /** The most that the vendor gives at once; it has some sixty models. */
    private static final int PAGE_SIZE = 1000;

    private final ProviderCodec codec;
    private final GeminiEmbeddingsCodec embeddings = new GeminiEmbeddingsCodec();
    private final Map<String, String> credentials;
    private final RemoteImages images;
    private final GeminiRestClient client;

    GeminiApi(ProviderDefinition definition, RemoteImages images, Clock clock) {
        this.images = images;
        this.codec = new GeminiProviderCodec(clock);
        this.credentials = credentials(definition.apiKey());
        this.client = RestClients.build(GeminiRestClient.class, definition, credentials);
    }

    @Override
    public ProviderCodec codec() {
        return codec;
    }

    @Override
    public String chatPath(String upstreamModel, boolean streamed) {
        String model = "/models/" + PathSegment.of(upstreamModel);
        return model + (streamed ? ":streamGenerateContent?alt=sse" : ":generateContent");
    }

    /** Gemini takes addresses of files that were uploaded to it, and no others. */
    @Override
    public Uni<ChatRequest> prepared(ChatRequest chat) {
        return images.inlined(chat);
    }

    @Override
    public Map<String, String> headers(Map<String, String> forwarded) {
        var headers = new HashMap<>(ForwardedHeaders.trace(forwarded));
        headers.putAll(credentials);
        return headers;
    }

    @Override
    public Uni<RestResponse<byte[]>> chat(TraceHeaders trace, String upstreamModel, byte[] body) {
        return client.generate(upstreamModel, trace.traceparent(), trace.tracestate(), body);
    }

    @Override
    public EncodedRequest encode(EmbeddingsRequest request, String upstreamModel) {
        return embeddings.encodeRequest(request, upstreamModel);
    }

    @Override
    public Uni<RestResponse<byte[]>> embed(TraceHeaders trace, String upstreamModel, byte[] body) {
        return client.embed(upstreamModel, trace.traceparent(), trace.tracestate(), body);
    }

    @Override
    public EmbeddingsAnswer decodeEmbeddings(byte[] body) {
        return embeddings.decodeAnswer(body);
    }

    @Override
    public Uni<List<ListedModel>> models(TypedExchange exchange) {
        return exchange.body(() -> client.models(PAGE_SIZE)).map(GeminiApi::listed);
    }

    private static List<ListedModel> listed(byte[] body) {
        return GeminiModel.list(body).stream()
                .map(model -> new ListedModel(model.id(), Set.of(), model.contextWindow()))
                .toList();
    }

    private static Map<String, String> credentials(@Nullable Secret key) {
        return key == null ? Map.of() : Map.of("x-goog-api-key", key.reveal());
    }

    @Override
    public void close() {
        RestClients.close(client);
    }
}
