package io.modelgateway.registry;

import io.modelgateway.model.ModelKey;
import java.util.List;
import java.util.Map;

/**
 * What a catalogue says, without indexes: two of them are equal if nobody could tell them apart, keys included.
 *
 * @param providers every provider named, those that do not take part too, by name
 * @param models in order of id, then provider
 */
record CatalogContent(List<ProviderEntry> providers, List<ModelDefinition> models, Map<String, String> aliases) {

    CatalogContent {
        providers = List.copyOf(providers);
        models = List.copyOf(models);
        aliases = Map.copyOf(aliases);
    }

    boolean has(ModelKey key) {
        return models.stream().anyMatch(model -> model.key().equals(key));
    }
}
