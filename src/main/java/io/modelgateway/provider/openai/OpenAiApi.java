package io.modelgateway.provider.openai;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.openai.OpenAiEmbeddingsCodec;
import io.modelgateway.dialect.openai.OpenAiModelsCodec;
import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.dialect.openai.responses.ResponsesProviderCodec;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.provider.upstream.ChatWire;
import io.modelgateway.provider.upstream.RestClients;
import io.modelgateway.provider.upstream.TypedExchange;
import io.modelgateway.provider.upstream.VendorApi;
import io.modelgateway.provider.upstream.VendorEmbeddings;
import io.modelgateway.provider.upstream.VendorHeaders;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** OpenAI's side of a call. Thread-safe. */
final class OpenAiApi implements VendorApi {

    private static final OpenAiProviderCodec CODEC = new OpenAiProviderCodec();
    private static final ResponsesProviderCodec RESPONSES = new ResponsesProviderCodec();
    private static final OpenAiModelsCodec MODELS = new OpenAiModelsCodec();
    private static final VendorEmbeddings EMBEDDINGS = new VendorEmbeddings("/embeddings", new OpenAiEmbeddingsCodec());

    private final boolean hasResponses;
    private final VendorHeaders headers;
    private final OpenAiRestClient client;

    OpenAiApi(ProviderDefinition definition) {
        this.hasResponses = definition.responses();
        this.headers = VendorHeaders.withBearer("openai-", definition.apiKey());
        this.client = RestClients.build(OpenAiRestClient.class, definition, headers.own());
    }

    @Override
    public ProviderCodec codec() {
        return CODEC;
    }

    @Override
    public String chatPath(String upstreamModel, boolean streamed) {
        return "/chat/completions";
    }

    @Override
    public ChatWire wire(ChatRequest chat, String upstreamModel) {
        return hasResponses && RESPONSES.takes(chat)
                ? new ChatWire(RESPONSES, "/responses")
                : new ChatWire(CODEC, chatPath(upstreamModel, chat.stream()));
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
        return exchange.body(client::models).map(OpenAiApi::listed);
    }

    private static List<ListedModel> listed(byte[] body) {
        return MODELS.decode(body).stream()
                .map(model -> new ListedModel(model.id(), Set.of(), OptionalInt.empty()))
                .toList();
    }

    @Override
    public void close() {
        RestClients.close(client);
    }
}
