package io.modelgateway.model;

import org.jspecify.annotations.Nullable;

/** The registry's name of a model, such as {@code llama3.1:8b}. Case-sensitive, never blank. */
public record ModelId(String value) implements Comparable<ModelId> {
    public ModelId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a model id must not be blank");
        }
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelId that && value.equals(that.value);
    }
}
