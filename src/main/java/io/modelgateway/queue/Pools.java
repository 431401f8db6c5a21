package io.modelgateway.queue;

import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ConcurrencyMode;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderDefinition;
import java.util.Map;

/** Which slots a model's calls take: its own where it has some, else its provider's. Thread-safe. */
final class Pools {

    private final Map<String, Integer> modelSlots;

    /** @param modelSlots by {@code provider/id}, at least 1 each */
    Pools(Map<String, Integer> modelSlots) {
        this.modelSlots = Map.copyOf(modelSlots);
    }

    Wanted of(ModelDefinition model, Catalog catalog) {
        Integer own = modelSlots.isEmpty() ? null : modelSlots.get(model.qualifiedName());
        if (own != null) {
            return new Wanted(new PoolId(model.provider(), model.id()), Slots.fixed(own));
        }
        Slots slots = catalog.provider(model.provider()).map(Pools::slots).orElse(Slots.UNLIMITED);
        return new Wanted(PoolId.of(model.provider()), slots);
    }

    private static Slots slots(ProviderDefinition provider) {
        boolean adaptive = provider.concurrency() == ConcurrencyMode.ADAPTIVE;
        int most = provider.maxConcurrent().orElse(Integer.MAX_VALUE);
        return adaptive || most != Integer.MAX_VALUE ? new Slots(most, adaptive) : Slots.UNLIMITED;
    }
}
