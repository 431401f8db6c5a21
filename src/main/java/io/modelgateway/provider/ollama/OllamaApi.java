package io.modelgateway.provider.ollama;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ollama.OllamaEmbeddingsCodec;
import io.modelgateway.dialect.ollama.OllamaProviderCodec;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.provider.upstream.ChatWire;
import io.modelgateway.provider.upstream.RemoteImages;
import io.modelgateway.provider.upstream.RestClients;
import io.modelgateway.provider.upstream.TypedExchange;
import io.modelgateway.provider.upstream.VendorApi;
import io.modelgateway.provider.upstream.VendorEmbeddings;
import io.modelgateway.provider.upstream.VendorHeaders;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Ollama's side of a call. A key is for the proxy in front of it. Thread-safe. */
final class OllamaApi implements VendorApi {

    private static final VendorEmbeddings EMBEDDINGS = new VendorEmbeddings("/api/embed", new OllamaEmbeddingsCodec());

    private final OllamaProviderCodec codec;
    private final ChatWire bare;
    private final ContextSize contextSize;
    private final RemoteImages images;
    private final VendorHeaders headers;
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
        this.bare = new ChatWire(OllamaProviderCodec.ofGenerate(clock, random), "/api/generate");
        this.headers = VendorHeaders.withBearer("ollama-", definition.apiKey());
        this.client = RestClients.build(OllamaRestClient.class, definition, headers.own());
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

    @Override
    public ChatWire wire(ChatRequest chat, String upstreamModel) {
        return OllamaProviderCodec.isBare(chat) ? bare : VendorApi.super.wire(chat, upstreamModel);
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
    public VendorHeaders headers() {
        return headers;
    }

    @Override
    public Optional<VendorEmbeddings> embeddings(String upstreamModel) {
        return Optional.of(EMBEDDINGS);
    }

    @Override
    public Uni<List<ListedModel>> models(TypedExchange exchange) {
        return library.models(exchange);
    }

    @Override
    public void close() {
        RestClients.close(client);
    }
}
