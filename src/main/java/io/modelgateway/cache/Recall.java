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
    private final Similarity similarity;
    private final Serving serving;
    private final Clock clock;

    Recall(AnswerStore store, Similarity similarity, Serving serving, Clock clock) {
        this.store = store;
        this.similarity = similarity;
        this.serving = serving;
        this.clock = clock;
    }

    /** {@return the answer to the very same question} Never fails. */
    Uni<Optional<Landed>> exact(Asked asked) {
        return store.find(asked.key())
                .map(found -> found.flatMap(answer -> fit(asked, answer, CacheOutcome.HIT_EXACT)));
    }

    /** {@return the answer to a question that means the same} In shadow mode only counted, and not waited for. Never fails. */
    Uni<Optional<Landed>> similar(Asked asked) {
        if (asked.probe().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Probe probe = asked.probe().get();
        if (!probe.served()) {
            similarity.find(probe).subscribe().with(_ -> {});
            return Uni.createFrom().item(Optional.empty());
        }
        return similarity
                .find(probe)
                .map(found -> found.flatMap(
                        match -> fit(asked, match.answer(), CacheOutcome.hitSemantic(match.similarity()))));
    }

    /** {@return the answer in the form asked for, if it is young enough} */
    private Optional<Landed> fit(Asked asked, StoredAnswer answer, CacheOutcome outcome) {
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
