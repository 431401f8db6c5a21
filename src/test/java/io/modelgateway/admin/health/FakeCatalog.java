package io.modelgateway.admin.health;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelSource;
import io.modelgateway.registry.ModelStatus;
import io.modelgateway.registry.PriceTier;
import io.modelgateway.registry.ProviderDefinition;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A catalogue that knows its models and nothing else. */
record FakeCatalog(List<ModelDefinition> models) implements Catalog {

    static ModelDefinition model(String id, String provider) {
        return new ModelDefinition(
                new ModelId(id),
                new ProviderId(provider),
                id,
                id,
                Set.of(Capability.TEXT),
                8192,
                1024,
                List.of(PriceTier.FREE),
                60,
                100_000,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                ModelStatus.ACTIVE,
                Set.of(),
                null,
                Map.of(),
                1,
                null,
                List.of(),
                Set.of(),
                ModelSource.CONFIGURATION);
    }

    @Override
    public List<ModelDefinition> withId(ModelId id) {
        return models.stream().filter(model -> model.id().equals(id)).toList();
    }

    @Override
    public Optional<ModelDefinition> find(ProviderId provider, ModelId id) {
        return withId(id).stream()
                .filter(model -> model.provider().equals(provider))
                .findFirst();
    }

    @Override
    public Set<ModelDefinition> withCapability(Capability capability) {
        return Set.copyOf(models);
    }

    @Override
    public Set<ModelDefinition> withCapabilities(Set<Capability> capabilities) {
        return Set.copyOf(models);
    }

    @Override
    public List<ModelDefinition> resolve(String name) {
        return withId(new ModelId(name));
    }

    @Override
    public String behindAliases(String name) {
        return name;
    }

    @Override
    public List<String> namesNear(String name) {
        return List.of();
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of();
    }

    @Override
    public Collection<ProviderDefinition> providers() {
        return List.of();
    }

    @Override
    public Optional<ProviderDefinition> provider(ProviderId id) {
        return Optional.empty();
    }

    @Override
    public long version() {
        return 7;
    }

    @Override
    public String hash() {
        return "0";
    }
}
