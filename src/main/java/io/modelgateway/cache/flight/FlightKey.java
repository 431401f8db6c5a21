package io.modelgateway.cache.flight;

import io.modelgateway.cache.key.CacheKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What must be equal for two requests to share a call: the same answer, delivered and found in the same way.
 *
 * @param threshold above which a similar question may answer; {@code null} if none may
 */
public record FlightKey(
        CacheKey key, boolean stream, @Nullable Double threshold) {

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlightKey that
                && key.equals(that.key)
                && stream == that.stream
                && Objects.equals(threshold, that.threshold);
    }
}
