package io.modelgateway.registry;

import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import java.util.Map;

/**
 * Everything one author says. Immutable.
 *
 * @param name how complaints call the author's aliases, such as {@code gateway.aliases.}
 * @param aliases names and what they stand for
 */
record Layer(
        String name,
        Map<ProviderId, ProviderPatch> providers,
        Map<ModelKey, ModelPatch> models,
        Map<String, String> aliases) {

    static final Layer EMPTY = new Layer("", Map.of(), Map.of(), Map.of());

    Layer {
        providers = Map.copyOf(providers);
        models = Map.copyOf(models);
        aliases = Map.copyOf(aliases);
    }
}
