package io.modelgateway.provider.anthropic;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.anthropic.AnthropicProviderCodec;
import io.modelgateway.dialect.json.UpstreamJson;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Anthropic's side of a call. Thread-safe. */
final class AnthropicApi implements VendorApi {

    /** The version that the dialect's mappers speak; sent where the caller names none. */
    private static final Map<String, String> VERSION = Map.of("anthropic-version", "2023-06-01");

    private final AnthropicProviderCodec codec;
    private final VendorHeaders headers;
    private final AnthropicRestClient client;

    AnthropicApi(ProviderDefinition definition, Clock clock) {
        this.codec = new AnthropicProviderCodec(clock);
        this.headers = VendorHeaders.withKey("anthropic-", VERSION, "x-api-key", definition.apiKey());
        this.client = RestClients.build(AnthropicRestClient.class, definition, headers.own());
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
    public VendorHeaders headers() {
        return headers;
    }

    @Override
    public Optional<VendorEmbeddings> embeddings(String upstreamModel) {
        return Optional.empty();
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

    @Override
    public void close() {
        RestClients.close(client);
    }
}
