package io.modelgateway.cache.flight;

import io.modelgateway.cache.key.CacheKey;
import org.jspecify.annotations.Nullable;

/**
 * What must be equal for two requests to share a call: the same answer, delivered and found in the same way.
 *
 * @param threshold above which a similar question may answer; {@code null} if none may
 */
public record FlightKey(
        CacheKey key, boolean stream, @Nullable Double threshold) {}
