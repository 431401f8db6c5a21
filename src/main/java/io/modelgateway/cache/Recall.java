package io.modelgateway.cache;

import io.modelgateway.cache.flight.Landed;
import io.modelgateway.cache.key.Keys;
import io.modelgateway.cache.replay.Serving;
import io.modelgateway.cache.store.AnswerStore;
import io.modelgateway.cache.store.StoredAnswer;
import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.GatewayRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;

/** Finds answers and makes them fit for the request. Thread-safe. */
@Singleton
final class Recall {

    private final AnswerStore store;
    private final Serving serving;
    private final Clock clock;

    Recall(AnswerStore store, Serving serving, Clock clock) {
        this.store = store;
        this.serving = serving;
        this.clock = clock;
    }

    /** {@return the answer to the very same question} Never fails. */
    Uni<Optional<Landed>> exact(AnswerCache.Asked asked) {
        return store.find(asked.key())
                .map(found -> found.flatMap(answer -> fit(asked, answer, CacheOutcome.HIT_EXACT)));
    }

    /** {@return the answer in the form asked for, if it is young enough} */
    Optional<Landed> fit(AnswerCache.Asked asked, StoredAnswer answer, CacheOutcome outcome) {
        Treatment treatment = asked.treatment();
        if (treatment.maxAge() != null && age(answer).compareTo(treatment.maxAge()) > 0) {
            return Optional.empty();
        }
        GatewayRequest request = asked.inquiry().request();
        var dropped = new HashSet<>(answer.dropped());
        if (!Keys.readsExtras(request)) {
            dropped.addAll(request.extras());
        }
        return serving.of(answer.content(), request.stream(), treatment.pace())
                .map(response -> new Landed(response, answer.head().origin(), dropped, outcome));
    }

    private Duration age(StoredAnswer answer) {
        return Duration.between(answer.head().storedAt(), clock.instant());
    }
}
