package io.modelgateway.router;

import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A catalogue as routing reads it. Made once for each, immutable. */
final class Offers {

    private static final Comparator<ModelDefinition> BY_NAME =
            Comparator.comparing(ModelDefinition::provider).thenComparing(ModelDefinition::id);

    private final Catalog catalog;
    private final List<ProviderId> providers;
    private final Offer[] all;
    private final Map<ModelKey, Offer> byKey;
    private final boolean allActive;

    Offers(Catalog catalog) {
        this.catalog = catalog;
        List<ModelDefinition> models = catalog.models();
        List<ModelDefinition> ranked = models.stream().sorted(BY_NAME).toList();
        Map<ModelKey, Integer> ranks = HashMap.newHashMap(ranked.size());
        ranked.forEach(model -> ranks.put(model.key(), ranks.size()));
        this.providers =
                ranked.stream().map(ModelDefinition::provider).distinct().toList();
        // In the order in which they are asked for, so that they lie like that in memory.
        this.all = models.stream()
                .map(model ->
                        new Offer(model, Collections.binarySearch(providers, model.provider()), ranks.get(model.key())))
                .toArray(Offer[]::new);
        this.byKey = Arrays.stream(all).collect(Collectors.toUnmodifiableMap(Offer::key, offer -> offer));
        this.allActive = Arrays.stream(all).allMatch(Offer::active);
    }

    Catalog catalog() {
        return catalog;
    }

    /** {@return every model's, in the catalogue's order; not to be changed} */
    Offer[] all() {
        return all;
    }

    boolean allActive() {
        return allActive;
    }

    /** {@return the providers that have models, configured or not} */
    List<ProviderId> providers() {
        return providers;
    }

    /** @param model one of the catalogue */
    Offer of(ModelDefinition model) {
        return Objects.requireNonNull(byKey.get(model.key()), "a model of another catalogue");
    }

    Offer[] of(List<ModelDefinition> models) {
        var offers = new Offer[models.size()];
        for (int place = 0; place < offers.length; place++) {
            offers[place] = of(models.get(place));
        }
        return offers;
    }
}
