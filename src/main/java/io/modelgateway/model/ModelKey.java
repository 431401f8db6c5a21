package io.modelgateway.model;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What tells one model from every other: its id at its provider. Ordered by id, then provider. */
public record ModelKey(ProviderId provider, ModelId id) implements Comparable<ModelKey> {

    private static final Comparator<ModelKey> ORDER =
            Comparator.comparing(ModelKey::id).thenComparing(ModelKey::provider);

    @Override
    public int compareTo(ModelKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return provider + "/" + id;
    }

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelKey that && id.equals(that.id) && provider.equals(that.provider);
    }
}
