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
    private final Similarity similarity;
    private final Clock clock;

    Keeping(CachePolicy policy, AnswerStore store, Similarity similarity, Clock clock) {
        this.policy = policy;
        this.store = store;
        this.similarity = similarity;
        this.clock = clock;
    }

    Crew of(Asked asked) {
        return (landed, content) -> isWorthIt(asked, landed, content)
                ? keep(asked, packed(asked, landed, content))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> keep(Asked asked, StoredAnswer answer) {
        Uni<Void> kept = store.put(asked.key(), answer);
        return asked.probe()
                .map(probe -> kept.chain(() ->
                        similarity.remember(probe, asked.key(), answer.head().expiresAt())))
                .orElse(kept);
    }

    /** An answer by another model than was asked for is better than none, but not for an hour. */
    private boolean isWorthIt(Asked asked, Landed landed, Content content) {
        return !landed.outcome().hit()
                && landed.origin() != null
                && asked.inquiry().wanted().test(landed.origin())
                && policy.keeps(content);
    }

    private StoredAnswer packed(Asked asked, Landed landed, Content content) {
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
        return new StoredAnswer(
                head,
                dropped,
                asked.probe().map(probe -> probe.question().text()).orElse(null),
                content);
    }
}
