package io.modelgateway.provider.gemini;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.gemini.GeminiEmbeddingsCodec;
import io.modelgateway.dialect.gemini.GeminiModel;
import io.modelgateway.dialect.gemini.GeminiProviderCodec;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.provider.upstream.PathSegment;
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
import java.util.Set;

/** Gemini's side of a call. The model stands in the path. Thread-safe. */
final class GeminiApi implements VendorApi {

    /** The most that the vendor gives at once; it has some sixty models. */
    private static final int PAGE_SIZE = 1000;

    private static final GeminiEmbeddingsCodec EMBEDDINGS = new GeminiEmbeddingsCodec();

    private final ProviderCodec codec;
    private final VendorHeaders headers;
    private final RemoteImages images;
    private final GeminiRestClient client;

    GeminiApi(ProviderDefinition definition, RemoteImages images, Clock clock) {
        this.images = images;
        this.codec = new GeminiProviderCodec(clock);
        this.headers = VendorHeaders.withKeyAlone("x-goog-api-key", definition.apiKey());
        this.client = RestClients.build(GeminiRestClient.class, definition, headers.own());
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
    public VendorHeaders headers() {
        return headers;
    }

    @Override
    public Optional<VendorEmbeddings> embeddings(String upstreamModel) {
        return Optional.of(
                new VendorEmbeddings("/models/" + PathSegment.of(upstreamModel) + ":batchEmbedContents", EMBEDDINGS));
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

    @Override
    public void close() {
        RestClients.close(client);
    }
}
