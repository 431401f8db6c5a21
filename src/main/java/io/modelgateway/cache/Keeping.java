package io.modelgateway.cache;

import io.modelgateway.cache.flight.Crew;
import io.modelgateway.cache.flight.Landed;
import io.modelgateway.cache.key.Keys;
import io.modelgateway.cache.store.AnswerStore;
import io.modelgateway.cache.store.Content;
import io.modelgateway.cache.store.EntryHead;
import io.modelgateway.cache.store.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;

/** Keeps what is worth it. Thread-safe. */
@Singleton
final class Keeping {

    private final CachePolicy policy;
    private final AnswerStore store;
    private final Clock clock;

    Keeping(CachePolicy policy, AnswerStore store, Clock clock) {
        this.policy = policy;
        this.store = store;
        this.clock = clock;
    }

    Crew of(AnswerCache.Asked asked) {
        return (landed, content) -> isWorthIt(asked, landed, content)
                ? store.put(asked.key(), packed(asked, landed, content))
                : Uni.createFrom().voidItem();
    }

    /** An answer by another model than was asked for is better than none, but not for an hour. */
    private boolean isWorthIt(AnswerCache.Asked asked, Landed landed, Content content) {
        return !landed.outcome().hit()
                && landed.origin() != null
                && asked.inquiry().wanted().test(landed.origin())
                && policy.keeps(content);
    }

    private StoredAnswer packed(AnswerCache.Asked asked, Landed landed, Content content) {
        if (landed.origin() == null) {
            throw new IllegalArgumentException("an answer without origin is not kept");
        }
        Instant now = clock.instant();
        var head = new EntryHead(
                landed.origin(),
                asked.inquiry().context().cache().namespace(),
                now,
                now.plus(asked.treatment().ttl()));
        var dropped = new HashSet<>(landed.dropped());
        if (!Keys.readsExtras(asked.inquiry().request())) {
            dropped.removeAll(asked.inquiry().request().extras());
        }
        return new StoredAnswer(head, dropped, null, content);
    }
}
