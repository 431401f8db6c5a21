package io.modelgateway.cache.index;

import io.modelgateway.cache.key.CacheKey;

/**
 * A question that lies close.
 *
 * @param key of its answer
 * @param similarity cosine, 0 to 1
 */
public record Neighbour(CacheKey key, double similarity) {}
