package io.modelgateway.cache;

import io.modelgateway.cache.flight.Landed;
import io.modelgateway.cache.key.Keys;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.cache.replay.Serving;
import io.modelgateway.cache.store.AnswerStore;
import io.modelgateway.cache.store.StoredAnswer;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.GatewayRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds answers and makes them fit for the request. Thread-safe. */
@Singleton
final class Recall {

    private static final Logger LOG = Logger.getLogger(Recall.class);

    private final AnswerStore store;
    private final Similarity similarity;
    private final Serving serving;
    private final CacheMeters meters;
    private final Clock clock;

    Recall(AnswerStore store, Similarity similarity, Serving serving, CacheMeters meters, Clock clock) {
        this.store = store;
        this.similarity = similarity;
        this.serving = serving;
        this.meters = meters;
        this.clock = clock;
    }

    /** {@return the answer to the very same question} Never fails. */
    Uni<Optional<Landed>> exact(Asked asked) {
        return orNothing(store.find(asked.key())
                .map(found -> found.flatMap(answer -> fit(asked, answer, CacheOutcome.HIT_EXACT))));
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
        return orNothing(similarity
                .find(probe)
                .map(found -> found.flatMap(
                        match -> fit(asked, match.answer(), CacheOutcome.hitSemantic(match.similarity())))));
    }

    /** What nobody foresaw costs the answer that was kept, not the request. */
    private Uni<Optional<Landed>> orNothing(Uni<Optional<Landed>> found) {
        return found.onFailure().recoverWithItem(failure -> {
            meters.failed(ErrorCode.CACHE_ERROR);
            LOG.warnf(
                    failure,
                    "%s: %s, a provider is asked instead",
                    ErrorCode.CACHE_ERROR.id(),
                    ErrorCode.CACHE_ERROR.message());
            return Optional.empty();
        });
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
