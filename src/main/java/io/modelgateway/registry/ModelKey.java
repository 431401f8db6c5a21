package io.modelgateway.registry;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import java.util.Comparator;

/** What tells one model from every other: its id at its provider. Ordered by id, then provider. */
record ModelKey(ProviderId provider, ModelId id) implements Comparable<ModelKey> {

    private static final Comparator<ModelKey> ORDER =
            Comparator.comparing(ModelKey::id).thenComparing(ModelKey::provider);

    static ModelKey of(ModelDefinition model) {
        return new ModelKey(model.provider(), model.id());
    }

    @Override
    public int compareTo(ModelKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return provider + "/" + id;
    }
}
