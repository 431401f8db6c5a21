package io.modelgateway.provider.anthropic;

import io.modelgateway.config.Secret;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.anthropic.AnthropicProviderCodec;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.provider.upstream.ForwardedHeaders;
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
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Anthropic's side of a call. Thread-safe. */
final class AnthropicApi implements VendorApi {

    /** The version that the dialect's mappers speak; sent where the caller names none. */
    private static final String VERSION = "2023-06-01";

    private final AnthropicProviderCodec codec;
    private final Map<String, String> credentials;
    private final AnthropicRestClient client;

    AnthropicApi(ProviderDefinition definition, Clock clock) {
        this.codec = new AnthropicProviderCodec(clock);
        this.credentials = credentials(definition.apiKey());
        var always = new HashMap<>(credentials);
        always.put("anthropic-version", VERSION);
        this.client = RestClients.build(AnthropicRestClient.class, definition, always);
    }

    @Override
    public ProviderCodec codec() {
        return codec;
    }

    @Override
    public String chatPath(String upstreamModel, boolean streamed) {
        return "/v1/messages";
    }

    @Override
    public Map<String, String> headers(Map<String, String> forwarded) {
        var headers = new HashMap<>(ForwardedHeaders.fitting(forwarded, "anthropic-"));
        headers.putIfAbsent("anthropic-version", VERSION);
        headers.putAll(credentials);
        return headers;
    }

    @Override
    public Uni<RestResponse<byte[]>> chat(TraceHeaders trace, String upstreamModel, byte[] body) {
        return client.chat(trace.traceparent(), trace.tracestate(), body);
    }

    @Override
    public EncodedRequest encode(EmbeddingsRequest request, String upstreamModel) {
        throw noEmbeddings();
    }

    @Override
    public Uni<RestResponse<byte[]>> embed(TraceHeaders trace, String upstreamModel, byte[] body) {
        throw noEmbeddings();
    }

    @Override
    public EmbeddingsAnswer decodeEmbeddings(byte[] body) {
        throw noEmbeddings();
    }

    @Override
    public Uni<List<ListedModel>> models(TypedExchange exchange) {
        return exchange.body(client::models).map(AnthropicApi::listed);
    }

    private static List<ListedModel> listed(byte[] body) {
        return UpstreamJson.objects(UpstreamJson.object(body), "data").stream()
                .map(model -> UpstreamJson.text(model, "id"))
                .filter(id -> !id.isBlank())
                .map(id -> new ListedModel(id, Set.of(), OptionalInt.empty()))
                .toList();
    }

    private static GatewayException noEmbeddings() {
        return GatewayException.of(ErrorCode.MODEL_NOT_SUPPORTED, "Anthropic has no embeddings");
    }

    private static Map<String, String> credentials(@Nullable Secret key) {
        return key == null ? Map.of() : Map.of("x-api-key", key.reveal());
    }

    @Override
    public void close() {
        RestClients.close(client);
    }
}
