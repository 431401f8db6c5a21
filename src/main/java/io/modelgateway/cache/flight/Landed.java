package io.modelgateway.cache.flight;

import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ModelKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call gave.
 *
 * @param origin who answered
 * @param dropped fields of the request that had no place towards the provider
 * @param outcome whether the answer came from memory after all
 */
public record Landed(GatewayResponse response, @Nullable ModelKey origin, Set<String> dropped, CacheOutcome outcome) {

    public Landed {
        dropped = Set.copyOf(dropped);
    }

    Landed with(GatewayResponse other) {
        return new Landed(other, origin, dropped, outcome);
    }
}
