package io.modelgateway.limiter.usage;

import io.modelgateway.model.Money;

/**
 * What was used.
 *
 * @param requests all of them, refused ones too
 * @param errors requests that got no answer, or a broken one; not those that the client left
 * @param cacheHits requests answered by the gateway's cache
 * @param cachedTokens the part of the input that a provider read from its own cache
 * @param saved what answers from the cache would have cost
 */
public record UsageCounts(
        long requests,
        long errors,
        long cacheHits,
        long inputTokens,
        long outputTokens,
        long cachedTokens,
        Money cost,
        Money saved) {

    public static final UsageCounts NOTHING = new UsageCounts(0, 0, 0, 0, 0, 0, Money.ZERO, Money.ZERO);

    static final int FIGURES = 8;

    public UsageCounts plus(UsageCounts other) {
        return new UsageCounts(
                requests + other.requests,
                errors + other.errors,
                cacheHits + other.cacheHits,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cachedTokens + other.cachedTokens,
                cost.plus(other.cost),
                saved.plus(other.saved));
    }

    /** {@return the figures in a fixed order, money in nano-dollars} */
    long[] figures() {
        return new long[] {
            requests, errors, cacheHits, inputTokens, outputTokens, cachedTokens, cost.nanoUsd(), saved.nanoUsd()
        };
    }

    static UsageCounts of(long[] figures) {
        return new UsageCounts(
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4],
                figures[5],
                new Money(figures[6]),
                new Money(figures[7]));
    }
}
