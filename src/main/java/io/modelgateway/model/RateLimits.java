package io.modelgateway.model;

import java.time.Duration;

/** How much of the tightest limits is left to the caller after this request. */
public record RateLimits(Level requests, Level tokens) {

    /**
     * One limit.
     *
     * @param limit per minute
     * @param remaining never negative
     * @param reset until the limit is whole again
     */
    public record Level(long limit, long remaining, Duration reset) {}
}
