package io.modelgateway.cache;

import io.modelgateway.model.ReplayPace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far the cache takes part in a request.
 *
 * @param bypass neither looked up nor stored
 * @param lookup whether an answer may come from memory
 * @param call whether a provider may be called
 * @param similar whether the answer to a similar question will do
 * @param maxAge older answers do not count; {@code null} for any age
 */
record Treatment(
        boolean bypass,
        boolean lookup,
        boolean call,
        boolean similar,
        Duration ttl,
        @Nullable Duration maxAge,
        ReplayPace pace) {}
