package io.modelgateway.provider.openai;

import io.modelgateway.config.Secret;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.openai.OpenAiEmbeddingsCodec;
import io.modelgateway.dialect.openai.OpenAiModelsCodec;
import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.dialect.openai.responses.ResponsesProviderCodec;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.provider.upstream.ChatWire;
import io.modelgateway.provider.upstream.ForwardedHeaders;
import io.modelgateway.provider.upstream.RestClients;
import io.modelgateway.provider.upstream.TraceHeaders;
import io.modelgateway.provider.upstream.TypedExchange;
import io.modelgateway.provider.upstream.VendorApi;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** OpenAI's side of a call. Thread-safe. */
final class OpenAiApi implements VendorApi {

    private final OpenAiProviderCodec codec = new OpenAiProviderCodec();
    private final ResponsesProviderCodec responses = new ResponsesProviderCodec();
    private final OpenAiEmbeddingsCodec embeddings = new OpenAiEmbeddingsCodec();
    private final OpenAiModelsCodec models = new OpenAiModelsCodec();
    private final boolean hasResponses;
    private final Map<String, String> credentials;
    private final OpenAiRestClient client;

    OpenAiApi(ProviderDefinition definition) {
        this.hasResponses = definition.responses();
        this.credentials = credentials(definition.apiKey());
        this.client = RestClients.build(OpenAiRestClient.class, definition, credentials);
    }

    @Override
    public ProviderCodec codec() {
        return codec;
    }

    @Override
    public String chatPath(String upstreamModel, boolean streamed) {
        return "/chat/completions";
    }

    @Override
    public ChatWire wire(ChatRequest chat, String upstreamModel) {
        return hasResponses && responses.takes(chat)
                ? new ChatWire(responses, "/responses")
                : new ChatWire(codec, chatPath(upstreamModel, chat.stream()));
    }

    @Override
    public Map<String, String> headers(Map<String, String> forwarded) {
        var headers = new HashMap<>(ForwardedHeaders.fitting(forwarded, "openai-"));
        headers.putAll(credentials);
        return headers;
    }

    @Override
    public Uni<RestResponse<byte[]>> chat(TraceHeaders trace, String upstreamModel, byte[] body) {
        return client.chat(trace.traceparent(), trace.tracestate(), body);
    }

    @Override
    public EncodedRequest encode(EmbeddingsRequest request, String upstreamModel) {
        return embeddings.encodeRequest(request, upstreamModel);
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
        return exchange.body(client::models).map(this::listed);
    }

    private List<ListedModel> listed(byte[] body) {
        return models.decode(body).stream()
                .map(model -> new ListedModel(model.id(), Set.of(), OptionalInt.empty()))
                .toList();
    }

    private static Map<String, String> credentials(@Nullable Secret key) {
        return key == null ? Map.of() : Map.of("authorization", "Bearer " + key.reveal());
    }

    @Override
    public void close() {
        RestClients.close(client);
    }
}
