package io.modelgateway.queue;

/** A pool that would do, and what its provider's definition says of it at the moment. */
public record Wanted(PoolId pool, Slots slots) {}
