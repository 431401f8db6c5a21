package io.modelgateway.cache.store;

import io.modelgateway.cache.key.CacheKey;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A place for answers. Whatever goes wrong in it is counted and means that nothing was found, or kept: for requests it
 * never fails, never blocks, and takes no longer than its own bound. Thread-safe.
 */
public interface AnswerStore {

    /** {@return the word for it in administration} */
    String name();

    /** {@return the answer, unless it is not there, has expired or cannot be read} */
    Uni<Optional<StoredAnswer>> find(CacheKey key);

    /** Keeps the answer until it expires, or has to give way. */
    Uni<Void> put(CacheKey key, StoredAnswer answer);

    /** {@return whether there was one} For administration: fails with E4301 where the place cannot be reached. */
    Uni<Boolean> remove(CacheKey key);

    /** {@return how many were removed} For administration: fails with E4301 where the place cannot be reached. */
    Uni<Long> removeIf(Predicate<EntryHead> doomed);

    /** {@return how many there are} For administration: fails with E4301 where the place cannot be reached. */
    Uni<Long> entries();
}
