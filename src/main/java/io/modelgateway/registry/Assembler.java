package io.modelgateway.registry;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Makes one catalogue of what all layers say, field by field: a later layer changes only what it mentions. What is
 * known of a model lies below every layer but discovery's, because a provider's list is coarser than the facts. Pure and
 * thread-safe.
 */
final class Assembler {

    /** What the layers say of one model together, and the last who named it. */
    private record Said(ModelPatch patch, ModelSource source) {

        Said and(ModelPatch higher, ModelSource higherSource) {
            return new Said(higher.over(patch), higherSource);
        }
    }

    private final ModelFacts facts;

    Assembler(ModelFacts facts) {
        this.facts = facts;
    }

    /** {@return the catalogue; worthless if there are problems} */
    CatalogContent assemble(Layers layers, Problems problems) {
        Map<ProviderId, ProviderEntry> providers = providers(layers, problems);
        var models = new TreeMap<ModelKey, ModelDefinition>();
        said(layers, providers, problems).forEach((key, said) -> {
            ProviderDefinition provider = providers.get(key.provider()).definition();
            models.put(key, define(said, provider, layers.admin()));
        });
        return new CatalogContent(
                providers.values().stream().toList(), models.values().stream().toList(), aliases(layers, problems));
    }

    private static Map<ProviderId, ProviderEntry> providers(Layers layers, Problems problems) {
        var said = new HashMap<>(ProviderDefaults.BUILT_IN);
        for (Layer layer : new Layer[] {layers.configuration(), layers.catalogFile()}) {
            layer.providers().forEach((id, patch) -> said.merge(id, patch, (lower, higher) -> higher.over(lower)));
        }
        var entries = new TreeMap<ProviderId, ProviderEntry>();
        new TreeMap<>(said)
                .forEach((id, patch) -> Optional.ofNullable(ProviderDefaults.complete(patch, problems))
                        .ifPresent(e -> entries.put(id, e)));
        return entries;
    }

    private Map<ModelKey, Said> said(Layers layers, Map<ProviderId, ProviderEntry> providers, Problems problems) {
        var said = new HashMap<ModelKey, Said>();
        BiConsumer<ModelPatch, ModelSource> add = (patch, source) -> said.merge(
                patch.key(), new Said(patch, source), (lower, higher) -> lower.and(higher.patch(), higher.source()));
        for (ProviderEntry entry : providers.values()) {
            ProviderDefinition provider = entry.definition();
            if (hasDefaults(provider)) {
                facts.defaultsOf(provider.type())
                        .forEach(fact -> add.accept(ModelPatch.silent(fact.where(), fact.key()), ModelSource.BUILT_IN));
            }
            DiscoveredModels.patches(provider, layers.discovered().getOrDefault(provider.id(), List.of()))
                    .values()
                    .forEach(patch -> add.accept(
                            known(patch, provider.type())
                                    .map(fact -> fact.over(patch))
                                    .orElse(patch),
                            ModelSource.DISCOVERY));
        }
        layers.configuration().models().values().forEach(patch -> add.accept(patch, ModelSource.CONFIGURATION));
        layers.catalogFile().models().values().forEach(patch -> add.accept(patch, ModelSource.CATALOG_FILE));
        layers.admin().registered().values().forEach(patch -> add.accept(patch, ModelSource.ADMIN));
        checkProviders(layers, providers, problems);
        said.keySet().removeAll(layers.admin().removed());
        said.keySet().removeIf(key -> !takesPart(providers, key.provider()));
        return said;
    }

    private static boolean takesPart(Map<ProviderId, ProviderEntry> providers, ProviderId id) {
        ProviderEntry entry = providers.get(id);
        return entry != null && entry.enabled();
    }

    /** A vendor's catalogue is what its key opens; a compatible endpoint of another name has other models. */
    private static boolean hasDefaults(ProviderDefinition provider) {
        boolean namesake = provider.id().value().equals(provider.type().wireName());
        return namesake
                && switch (provider.type()) {
                    case OLLAMA, MOCK -> true;
                    case OPENAI, ANTHROPIC, AZURE, GEMINI -> provider.apiKey() != null;
                };
    }

    private static void checkProviders(Layers layers, Map<ProviderId, ProviderEntry> providers, Problems problems) {
        for (Layer layer : new Layer[] {layers.configuration(), layers.catalogFile()}) {
            layer.models().values().stream()
                    .filter(patch -> !providers.containsKey(patch.key().provider()))
                    .sorted(Comparator.comparing(ModelPatch::where))
                    .forEach(patch -> problems.add(
                            ErrorCode.INVALID_MODEL_CONFIGURATION,
                            patch.where() + ".provider",
                            "names '" + patch.key().provider() + "', which is no configured provider (E4002)"));
        }
    }

    private ModelDefinition define(Said said, ProviderDefinition provider, AdminChanges admin) {
        ModelPatch patch =
                known(said.patch(), provider.type()).map(said.patch()::over).orElse(said.patch());
        ModelDefinition model = ModelDefaults.complete(patch, provider, said.source());
        ModelStatus status = admin.statuses().get(said.patch().key());
        return status == null ? model : model.withStatus(status);
    }

    private Optional<ModelPatch> known(ModelPatch patch, ProviderType type) {
        ModelId id = patch.key().id();
        String upstreamId = patch.upstreamId() == null ? id.value() : patch.upstreamId();
        return facts.find(type, id.value())
                .or(() -> facts.find(type, DiscoveredModels.idOf(type, upstreamId)))
                .map(ModelPatch.silent(patch.where(), patch.key())::over);
    }

    private static Map<String, String> aliases(Layers layers, Problems problems) {
        var aliases = new HashMap<>(layers.configuration().aliases());
        var where = new HashMap<String, String>();
        aliases.keySet().forEach(name -> where.put(name, layers.configuration().name()));
        layers.catalogFile().aliases().forEach((name, target) -> {
            aliases.put(name, target);
            where.put(name, layers.catalogFile().name());
        });
        Aliases.check(aliases, where, problems);
        return aliases;
    }
}
