package io.modelgateway.provider.azure;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.openai.OpenAiEmbeddingsCodec;
import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.provider.upstream.PathSegment;
import io.modelgateway.provider.upstream.RestClients;
import io.modelgateway.provider.upstream.TypedExchange;
import io.modelgateway.provider.upstream.VendorApi;
import io.modelgateway.provider.upstream.VendorEmbeddings;
import io.modelgateway.provider.upstream.VendorHeaders;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * OpenAI's dialect at Azure's addresses: a model's upstream id is the name of its deployment. The resource lists the
 * models it could deploy and not its deployments, so that nothing can be discovered. Thread-safe.
 */
final class AzureApi implements VendorApi {

    private static final OpenAiProviderCodec CODEC = new OpenAiProviderCodec();
    private static final OpenAiEmbeddingsCodec EMBEDDINGS = new OpenAiEmbeddingsCodec();

    private final VendorHeaders headers;
    private final String version;
    private final AzureRestClient client;

    AzureApi(ProviderDefinition definition) {
        this.headers = VendorHeaders.withKey("openai-", Map.of(), "api-key", definition.apiKey());
        this.version = Objects.requireNonNull(definition.apiVersion(), "the version of Azure's API");
        this.client = RestClients.build(AzureRestClient.class, definition, headers.own());
    }

    @Override
    public ProviderCodec codec() {
        return CODEC;
    }

    @Override
    public String chatPath(String upstreamModel, boolean streamed) {
        return path(upstreamModel, "chat/completions");
    }

    @Override
    public VendorHeaders headers() {
        return headers;
    }

    @Override
    public Optional<VendorEmbeddings> embeddings(String upstreamModel) {
        return Optional.of(new VendorEmbeddings(path(upstreamModel, "embeddings"), EMBEDDINGS));
    }

    private String path(String deployment, String operation) {
        return "/openai/deployments/" + PathSegment.of(deployment) + "/" + operation + "?api-version="
                + PathSegment.of(version);
    }

    @Override
    public Uni<List<ListedModel>> models(TypedExchange exchange) {
        return exchange.body(() -> client.models(version)).map(_ -> List.of());
    }

    @Override
    public void close() {
        RestClients.close(client);
    }
}
