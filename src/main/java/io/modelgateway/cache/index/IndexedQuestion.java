package io.modelgateway.cache.index;

import io.modelgateway.cache.key.CacheKey;
import java.time.Instant;

/**
 * A question to be found again.
 *
 * @param fingerprint of all but its text; only questions of the same one are compared
 * @param key of its answer
 * @param vector of length one; must not be modified
 */
public record IndexedQuestion(CacheKey fingerprint, CacheKey key, float[] vector, Instant expiresAt) {

    @Override
    public String toString() {
        return "IndexedQuestion[" + key + "]";
    }
}
