package io.modelgateway.registry;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provider's own list says of its models. */
final class DiscoveredModels {

    /** Ollama's name for a model without a tag: both names mean the same, and users leave it out. */
    static final String OLLAMA_DEFAULT_TAG = ":latest";

    /** No provider of a gateway has so many; a broken list must not fill the memory. */
    private static final int MOST = 5_000;

    private DiscoveredModels() {}

    /** {@return what the list says, by model; entries without a usable name are left out} */
    static Map<ModelKey, ModelPatch> patches(ProviderDefinition provider, List<ListedModel> models) {
        var patches = new LinkedHashMap<ModelKey, ModelPatch>();
        models.stream().limit(MOST).forEach(listed -> {
            String id = idOf(provider.type(), listed.upstreamId());
            if (!id.isEmpty() && !Aliases.isReserved(id)) {
                var key = new ModelKey(provider.id(), new ModelId(id));
                patches.putIfAbsent(key, patch(key, provider.type(), listed));
            }
        });
        return patches;
    }

    /** {@return the id we give to a model the provider lists by that name} */
    static String idOf(ProviderType type, String upstreamId) {
        String name = upstreamId.strip();
        boolean tagged = type == ProviderType.OLLAMA && name.endsWith(OLLAMA_DEFAULT_TAG);
        return tagged ? name.substring(0, name.length() - OLLAMA_DEFAULT_TAG.length()) : name;
    }

    private static ModelPatch patch(ModelKey key, ProviderType type, ListedModel listed) {
        ModelClass likeIt = type == ProviderType.OLLAMA ? ModelClass.UNKNOWN_LOCAL : ModelClass.UNKNOWN;
        Integer window =
                listed.contextWindow().isPresent() && listed.contextWindow().getAsInt() > 0
                        ? listed.contextWindow().getAsInt()
                        : null;
        return new ModelPatch(
                "discovered at " + key.provider(),
                key,
                listed.upstreamId().strip(),
                null,
                capabilities(listed, window),
                window,
                null,
                null,
                likeIt.rpm(),
                likeIt.tpm(),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                null);
    }

    /** {@code null} leaves it to what is known of the model, or to the defaults. */
    private static @Nullable Set<Capability> capabilities(ListedModel listed, @Nullable Integer window) {
        Set<Capability> said = listed.capabilities();
        if (said.isEmpty()) {
            // Lists without capabilities name such models so, and auto must not chat with them.
            boolean embedder = listed.upstreamId().toLowerCase(Locale.ROOT).contains("embed");
            return embedder ? Set.of(Capability.EMBEDDINGS) : null;
        }
        if (said.contains(Capability.EMBEDDINGS) && !said.contains(Capability.TEXT)) {
            return said;
        }
        var all = EnumSet.of(Capability.TEXT, Capability.STREAMING);
        all.addAll(said);
        if (window != null && window >= 128_000) {
            all.add(Capability.LONG_CONTEXT);
        }
        return all;
    }
}
