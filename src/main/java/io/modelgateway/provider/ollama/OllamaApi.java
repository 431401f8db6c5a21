package io.modelgateway.provider.ollama;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ollama.OllamaEmbeddingsCodec;
import io.modelgateway.dialect.ollama.OllamaProviderCodec;
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
    private final VendorHeaders headers;
    private final OllamaRestClient client;
    private final OllamaLibrary library;

    OllamaApi(ProviderDefinition definition, Clock clock, RandomGenerator random) {
        this.codec = new OllamaProviderCodec(clock, random);
        this.headers = VendorHeaders.withBearer("ollama-", definition.apiKey());
        this.client = RestClients.build(OllamaRestClient.class, definition, headers.own());
        this.library = new OllamaLibrary(client);
    }

    @Override
    public ProviderCodec codec() {
        return codec;
    }

    @Override
    public String chatPath() {
        return "/api/chat";
    }

    @Override
    public VendorHeaders headers() {
        return headers;
    }

    @Override
    public Optional<VendorEmbeddings> embeddings() {
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
