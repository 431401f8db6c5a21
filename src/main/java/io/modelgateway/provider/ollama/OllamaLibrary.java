package io.modelgateway.provider.ollama;

import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.ollama.OllamaModelFacts;
import io.modelgateway.dialect.ollama.OllamaTag;
import io.modelgateway.provider.upstream.TypedExchange;
import io.modelgateway.registry.ListedModel;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The models of one Ollama: {@code GET /api/tags}, and {@code POST /api/show} once for each model that is new, because
 * only that tells what a model can do. Thread-safe.
 */
final class OllamaLibrary {

    /** More models than that are listed without their facts. */
    private static final int MAX_SHOWN = 200;

    private static final OllamaModelFacts UNKNOWN = new OllamaModelFacts(Set.of(), OptionalInt.empty());

    private final OllamaRestClient client;
    private final ConcurrentMap<String, OllamaModelFacts> facts = new ConcurrentHashMap<>();

    OllamaLibrary(OllamaRestClient client) {
        this.client = client;
    }

    Uni<List<ListedModel>> models(TypedExchange exchange) {
        return exchange.body(client::tags)
                .map(OllamaLibrary::names)
                .invoke(this::forgetOthers)
                .onItem()
                .transformToUni(names -> listed(names, exchange));
    }

    private static List<String> names(byte[] body) {
        return OllamaTag.decodeList(body).stream().map(OllamaTag::name).toList();
    }

    private void forgetOthers(List<String> names) {
        facts.keySet().retainAll(new HashSet<>(names));
    }

    private Uni<List<ListedModel>> listed(List<String> names, TypedExchange exchange) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUniAndConcatenate(name -> facts(name, exchange)
                        .map(known -> new ListedModel(name, known.capabilities(), known.contextLength())))
                .collect()
                .asList();
    }

    private Uni<OllamaModelFacts> facts(String name, TypedExchange exchange) {
        OllamaModelFacts known = facts.get(name);
        if (known != null || facts.size() >= MAX_SHOWN) {
            return Uni.createFrom().item(known == null ? UNKNOWN : known);
        }
        byte[] question = GatewayJson.write(GatewayJson.object().put("model", name));
        return exchange.body(() -> client.show(question))
                .map(OllamaModelFacts::decode)
                .invoke(shown -> facts.put(name, shown))
                // A model that cannot be shown is still there: it is listed, and asked about again next time.
                .onFailure()
                .recoverWithItem(UNKNOWN);
    }
}
