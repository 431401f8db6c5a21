package io.modelgateway.limiter;

import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Money;
import java.util.Map;

/**
 * What a request has really used.
 *
 * @param whole of the caller's limits
 * @param targets of those of each model that was called; one that was not called used nothing
 */
public record Use(Amount whole, Map<ModelKey, Amount> targets) {

    /** Of a request that was refused. */
    public static final Use NOTHING = new Use(Amount.NOTHING, Map.of());

    public Use {
        targets = Map.copyOf(targets);
    }

    /** @param requests calls of a provider, or the request itself */
    public record Amount(long requests, long tokens, Money cost) {

        static final Amount NOTHING = new Amount(0, 0, Money.ZERO);
    }
}
