package io.modelgateway.cache;

import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.store.StoredAnswer;
import java.util.Optional;

/**
 * A question that lies close, and what the veto says of it.
 *
 * @param similarity cosine of 0 to 1
 * @param veto why the two must not share an answer; nothing if they may
 */
record Match(CacheKey key, StoredAnswer answer, double similarity, Optional<String> veto) {}
