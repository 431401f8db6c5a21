package io.modelgateway.cache;

import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.store.EntryHead;
import java.util.List;
import java.util.Optional;

/**
 * What a lookup would find.
 *
 * @param key of the exact layer
 * @param bypass whether the cache would take no part in the request
 * @param similar whether the answer to a similar question would do
 * @param exact the answer to the very same question
 * @param near questions at or above the threshold, the closest first
 */
public record Explanation(CacheKey key, boolean bypass, boolean similar, Optional<EntryHead> exact, List<Near> near) {

    public Explanation {
        near = List.copyOf(near);
    }

    /**
     * A question that lies close.
     *
     * @param similarity cosine of 0 to 1
     * @param veto why the two must not share an answer; nothing if they may
     */
    public record Near(CacheKey key, EntryHead head, double similarity, Optional<String> veto) {}
}
