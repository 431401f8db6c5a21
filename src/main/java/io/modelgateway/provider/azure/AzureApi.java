package io.modelgateway.provider.azure;

import io.modelgateway.config.Secret;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.openai.OpenAiEmbeddingsCodec;
import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.provider.upstream.ForwardedHeaders;
import io.modelgateway.provider.upstream.PathSegment;
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
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's dialect at Azure's addresses: a model's upstream id is the name of its deployment. The resource lists the
 * models it could deploy and not its deployments, so that nothing can be discovered. Thread-safe.
 */
final class AzureApi implements VendorApi {

    private final OpenAiProviderCodec codec = new OpenAiProviderCodec();
    private final OpenAiEmbeddingsCodec embeddings = new OpenAiEmbeddingsCodec();
    private final Map<String, String> credentials;
    private final String version;
    private final AzureRestClient client;

    AzureApi(ProviderDefinition definition) {
        this.credentials = credentials(definition.apiKey());
        this.version = Objects.requireNonNull(definition.apiVersion(), "the version of Azure's API");
        this.client = RestClients.build(AzureRestClient.class, definition, credentials);
    }

    @Override
    public ProviderCodec codec() {
        return codec;
    }

    @Override
    public String chatPath(String upstreamModel, boolean streamed) {
        return "/openai/deployments/" + PathSegment.of(upstreamModel) + "/chat/completions?api-version="
                + PathSegment.of(version);
    }

    @Override
    public Map<String, String> headers(Map<String, String> forwarded) {
        var headers = new HashMap<>(ForwardedHeaders.fitting(forwarded, "openai-"));
        headers.putAll(credentials);
        return headers;
    }

    @Override
    public Uni<RestResponse<byte[]>> chat(TraceHeaders trace, String upstreamModel, byte[] body) {
        return client.chat(upstreamModel, version, trace.traceparent(), trace.tracestate(), body);
    }

    @Override
    public EncodedRequest encode(EmbeddingsRequest request, String upstreamModel) {
        return embeddings.encodeRequest(request, upstreamModel);
    }

    @Override
    public Uni<RestResponse<byte[]>> embed(TraceHeaders trace, String upstreamModel, byte[] body) {
        return client.embed(upstreamModel, version, trace.traceparent(), trace.tracestate(), body);
    }

    @Override
    public EmbeddingsAnswer decodeEmbeddings(byte[] body) {
        return embeddings.decodeAnswer(body);
    }

    @Override
    public Uni<List<ListedModel>> models(TypedExchange exchange) {
        return exchange.body(() -> client.models(version)).map(_ -> List.of());
    }

    private static Map<String, String> credentials(@Nullable Secret key) {
        return key == null ? Map.of() : Map.of("api-key", key.reveal());
    }

    @Override
    public void close() {
        RestClients.close(client);
    }
}
