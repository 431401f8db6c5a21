package io.modelgateway.model;

import org.jspecify.annotations.Nullable;

/** The configured name of an upstream endpoint, such as {@code openai} or {@code openai-eu}. Never blank. */
public record ProviderId(String value) implements Comparable<ProviderId> {
    public ProviderId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a provider name must not be blank");
        }
    }

    @Override
    public int compareTo(ProviderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProviderId that && value.equals(that.value);
    }
}
