package io.modelgateway.registry;

import io.modelgateway.config.NearNames;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A catalogue with an index for every question it is asked. Built once, immutable. */
final class IndexedCatalog implements Catalog {

    private final CatalogContent content;
    private final long version;
    private final String hash;
    private final Aliases aliases;
    private final Map<ProviderId, ProviderDefinition> providers = new LinkedHashMap<>();
    private final Map<ModelKey, Integer> places = new HashMap<>();
    private final Map<ModelId, List<ModelDefinition>> byId = new HashMap<>();
    private final Map<Capability, ModelSet> byCapability = new EnumMap<>(Capability.class);
    private final ModelSet everything;
    private final Set<String> names = new TreeSet<>();

    IndexedCatalog(CatalogContent content, long version) {
        this.content = content;
        this.version = version;
        this.hash = CatalogDigest.of(content);
        this.aliases = new Aliases(content.aliases());
        content.providers().stream()
                .filter(ProviderEntry::enabled)
                .map(ProviderEntry::definition)
                .forEach(provider -> providers.put(provider.id(), provider));
        List<ModelDefinition> models = content.models();
        var places = new EnumMap<Capability, BitSet>(Capability.class);
        for (int place = 0; place < models.size(); place++) {
            ModelDefinition model = models.get(place);
            this.places.put(model.key(), place);
            byId.computeIfAbsent(model.id(), absent -> new ArrayList<>(1)).add(model);
            for (Capability capability : model.capabilities()) {
                places.computeIfAbsent(capability, absent -> new BitSet()).set(place);
            }
        }
        byId.replaceAll((id, list) -> List.copyOf(list));
        for (Capability capability : Capability.values()) {
            byCapability.put(capability, set(places.getOrDefault(capability, new BitSet())));
        }
        var all = new BitSet();
        all.set(0, models.size());
        this.everything = set(all);
        models.stream()
                .filter(ModelDefinition::serves)
                .forEach(model -> names.add(model.id().value()));
        names.addAll(content.aliases().keySet());
    }

    private ModelSet set(BitSet chosen) {
        return new ModelSet(content.models(), places, chosen);
    }

    @Override
    public List<ModelDefinition> models() {
        return content.models();
    }

    @Override
    public List<ModelDefinition> withId(ModelId id) {
        return byId.getOrDefault(id, List.of());
    }

    @Override
    public Optional<ModelDefinition> find(ProviderId provider, ModelId id) {
        return Optional.ofNullable(places.get(new ModelKey(provider, id))).map(content.models()::get);
    }

    @Override
    public Set<ModelDefinition> withCapability(Capability capability) {
        return byCapability.getOrDefault(capability, everything);
    }

    @Override
    public Set<ModelDefinition> withCapabilities(Set<Capability> capabilities) {
        ModelSet left = everything;
        for (Capability capability : capabilities) {
            left = left.and(byCapability.getOrDefault(capability, everything));
        }
        return left;
    }

    /**
     * An alias goes before a model of the same name: an operator who writes one wants it to hold, and can still reach
     * the model by {@code provider/id}.
     */
    @Override
    public List<ModelDefinition> resolve(String name) {
        String target = aliases.resolve(name.strip());
        if (target.isEmpty() || Aliases.isReserved(target)) {
            return List.of();
        }
        List<ModelDefinition> found = exactly(target);
        if (found.isEmpty()) {
            found = ofProvider(target);
        }
        if (found.isEmpty()) {
            found = withoutDefaultTag(target);
        }
        return found.isEmpty() ? ofMock(target) : found;
    }

    private List<ModelDefinition> exactly(String name) {
        return withId(new ModelId(name));
    }

    private List<ModelDefinition> ofProvider(String name) {
        int slash = name.indexOf('/');
        boolean qualified = slash > 0 && !name.substring(slash + 1).isBlank();
        return qualified
                ? find(new ProviderId(name.substring(0, slash)), new ModelId(name.substring(slash + 1))).stream()
                        .toList()
                : List.of();
    }

    /** Ollama's clients say {@code llava-llama3:latest} for {@code llava-llama3}, and put that tag to every bare name. */
    private List<ModelDefinition> withoutDefaultTag(String name) {
        String bare = DiscoveredModels.idOf(ProviderType.OLLAMA, name);
        if (bare.equals(name) || bare.isBlank()) {
            return List.of();
        }
        List<ModelDefinition> found = exactly(bare);
        return found.isEmpty() ? ofProvider(bare) : found;
    }

    /** A mock answers to every name below its own, with the model it has by default. */
    private List<ModelDefinition> ofMock(String name) {
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1) {
            return List.of();
        }
        return find(new ProviderId(name.substring(0, slash)), new ModelId(ProviderType.MOCK.wireName())).stream()
                .filter(model -> isOfType(model, ProviderType.MOCK))
                .toList();
    }

    private boolean isOfType(ModelDefinition model, ProviderType type) {
        return provider(model.provider())
                .filter(provider -> provider.type() == type)
                .isPresent();
    }

    @Override
    public String behindAliases(String name) {
        return aliases.resolve(name);
    }

    @Override
    public List<String> namesNear(String name) {
        return NearNames.to(name, names);
    }

    @Override
    public Map<String, String> aliases() {
        return aliases.targets();
    }

    @Override
    public Collection<ProviderDefinition> providers() {
        return Collections.unmodifiableCollection(providers.values());
    }

    @Override
    public Optional<ProviderDefinition> provider(ProviderId id) {
        return Optional.ofNullable(providers.get(id));
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public String hash() {
        return hash;
    }
}
