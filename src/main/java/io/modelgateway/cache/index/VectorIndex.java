package io.modelgateway.cache.index;

import io.modelgateway.cache.key.CacheKey;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Where questions are found by similarity. May name answers that are gone: who finds so says {@link #forget}. Thread-safe,
 * never blocks.
 */
public interface VectorIndex {

    /** {@return the word for it in administration} */
    String name();

    /** {@return at most so many questions of that fingerprint at or above that cosine, the closest first} May fail. */
    Uni<List<Neighbour>> nearest(CacheKey fingerprint, float[] vector, double threshold, int count);

    /** Adds a question, or replaces its vector. May fail. */
    Uni<Void> add(IndexedQuestion question);

    /** Takes a question out whose answer is gone. Never fails. */
    Uni<Void> forget(CacheKey fingerprint, CacheKey key);

    /** Takes everything out that can be. Never fails. */
    Uni<Void> clear();

    /** {@return how many questions this replica holds in memory} */
    long held();
}
