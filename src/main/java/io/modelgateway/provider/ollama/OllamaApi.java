package io.modelgateway.provider.ollama;

import io.modelgateway.config.Secret;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ollama.OllamaEmbeddingsCodec;
import io.modelgateway.dialect.ollama.OllamaProviderCodec;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.provider.upstream.ForwardedHeaders;
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
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Ollama's side of a call. A key is for the proxy in front of it. Thread-safe. */
final class OllamaApi implements VendorApi {

    private final OllamaProviderCodec codec;
    private final OllamaEmbeddingsCodec embeddings = new OllamaEmbeddingsCodec();
    private final ContextSize contextSize;
    private final RemoteImages images;
    private final Map<String, String> credentials;
    private final OllamaRestClient client;
    private final OllamaLibrary library;

    OllamaApi(
            ProviderDefinition definition,
            ContextSize contextSize,
            RemoteImages images,
            Clock clock,
            RandomGenerator random) {
        this.images = images;
        this.contextSize = contextSize;
        this.codec = new OllamaProviderCodec(clock, random);
        this.credentials = credentials(definition.apiKey());
        this.client = RestClients.build(OllamaRestClient.class, definition, credentials);
        this.library = new OllamaLibrary(client);
    }

    @Override
    public ProviderCodec codec() {
        return codec;
    }

    @Override
    public String chatPath(String upstreamModel, boolean streamed) {
        return "/api/chat";
    }

    /** Ollama fetches nothing. */
    @Override
    public Uni<ChatRequest> prepared(ChatRequest chat) {
        return images.inlined(chat);
    }

    @Override
    public byte[] fitted(byte[] body, ChatRequest chat, ProviderCall call) {
        return contextSize.fitted(body, chat, call);
    }

    @Override
    public Map<String, String> headers(Map<String, String> forwarded) {
        var headers = new HashMap<>(ForwardedHeaders.fitting(forwarded, "ollama-"));
        headers.putAll(credentials);
        return headers;
    }

    @Override
    public Uni<RestResponse<byte[]>> chat(TraceHeaders trace, String upstreamModel, byte[] body) {
        return client.chat(trace.traceparent(), trace.tracestate(), body);
    }

    @Override
    public EncodedRequest encode(EmbeddingsRequest request, String upstreamModel) {
        return embeddings.encode(request, upstreamModel);
    }

    @Override
    public Uni<RestResponse<byte[]>> embed(TraceHeaders trace, String upstreamModel, byte[] body) {
        return client.embed(trace.traceparent(), trace.tracestate(), body);
    }

    @Override
    public EmbeddingsAnswer decodeEmbeddings(byte[] body) {
        return embeddings.decodeAnswer(body);
    }

    @Override
    public Uni<List<ListedModel>> models(TypedExchange exchange) {
        return library.models(exchange);
    }

    private static Map<String, String> credentials(@Nullable Secret key) {
        return key == null ? Map.of() : Map.of("authorization", "Bearer " + key.reveal());
    }

    @Override
    public void close() {
        RestClients.close(client);
    }
}
