package io.modelgateway.cache;

import io.modelgateway.cache.embedding.Embedder;
import io.modelgateway.cache.index.IndexedQuestion;
import io.modelgateway.cache.index.Neighbour;
import io.modelgateway.cache.index.VectorIndex;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.key.Keys;
import io.modelgateway.cache.key.Material;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.cache.measure.Found;
import io.modelgateway.cache.measure.Layer;
import io.modelgateway.cache.semantic.SemanticConfig;
import io.modelgateway.cache.semantic.SemanticMode;
import io.modelgateway.cache.semantic.Verdict;
import io.modelgateway.cache.semantic.Veto;
import io.modelgateway.cache.store.AnswerStore;
import io.modelgateway.cache.store.StoredAnswer;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Ticker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The semantic layer: finds answers to questions that mean the same. Both judges must agree, the vectors' cosine and the
 * veto; whatever fails counts as not found. Thread-safe.
 */
@Singleton
final class Similarity {

    /** How many of the closest questions are put before the veto; more cost time and rarely pass. */
    private static final int CANDIDATES = 4;

    private final SemanticConfig semantic;
    private final SimilarityConfig config;
    private final Instance<Embedder> embedder;
    private final Instance<Veto> veto;
    private final VectorIndex index;
    private final AnswerStore store;
    private final CacheMeters meters;
    private final Ticker ticker;

    Similarity(
            SemanticConfig semantic,
            SimilarityConfig config,
            Instance<Embedder> embedder,
            Instance<Veto> veto,
            VectorIndex index,
            AnswerStore store,
            CacheMeters meters,
            Ticker ticker) {
        this.semantic = semantic;
        this.config = config;
        this.embedder = embedder;
        this.veto = veto;
        this.index = index;
        this.store = store;
        this.meters = meters;
        this.ticker = ticker;
    }

    /** {@return the question to look for, if the mode is not off and the request is of a kind that can be compared} */
    Optional<Probe> probe(Material material) {
        if (semantic.mode() == SemanticMode.OFF) {
            return Optional.empty();
        }
        Embedder model = embedder.get();
        return Keys.question(material, model.id())
                .filter(question -> question.text().length() <= config.maxQuestionLength())
                .map(question -> new Probe(
                        question,
                        threshold(material),
                        timed(model.embed(question.text())).memoize().indefinitely(),
                        semantic.mode() == SemanticMode.ON));
    }

    private Uni<float[]> timed(Uni<float[]> vector) {
        return Uni.createFrom().deferred(() -> {
            long begun = ticker.nanos();
            return vector.invoke(() -> meters.embedded(Duration.ofNanos(ticker.nanos() - begun)))
                    .onFailure()
                    .invoke(() -> meters.failed(ErrorCode.EMBEDDING_FAILED));
        });
    }

    private double threshold(Material material) {
        Double asked = material.context().cache().threshold();
        if (asked != null) {
            return asked;
        }
        for (String target : material.targets()) {
            Double own = config.thresholds().get(target);
            Double ofId = config.thresholds().get(target.substring(target.indexOf('/') + 1));
            if (own != null || ofId != null) {
                return own != null ? own : ofId;
            }
        }
        return semantic.threshold();
    }

    /** {@return the closest question that means the same, with its answer} Never fails. */
    Uni<Optional<Match>> find(Probe probe) {
        return candidates(probe)
                .invoke(match -> match.veto().ifPresent(meters::vetoed))
                .select()
                .where(match -> match.veto().isEmpty())
                .toUni()
                .map(Optional::ofNullable)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .invoke(found -> meters.found(Layer.SEMANTIC, result(probe, found.isPresent())));
    }

    private static Found result(Probe probe, boolean found) {
        if (!found) {
            return Found.MISS;
        }
        return probe.served() ? Found.HIT : Found.SHADOW;
    }

    /** {@return the closest questions at or above the threshold, one after the other, with the veto's verdict} */
    Multi<Match> candidates(Probe probe) {
        return probe.vector()
                .chain(vector -> nearest(probe, vector))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(neighbour -> judged(probe, neighbour))
                .select()
                .where(Optional::isPresent)
                .map(Optional::get);
    }

    private Uni<List<Neighbour>> nearest(Probe probe, float[] vector) {
        return index.nearest(probe.question().fingerprint(), vector, probe.threshold(), CANDIDATES)
                .onFailure()
                .invoke(() -> meters.failed(ErrorCode.SIMILARITY_SEARCH_FAILED));
    }

    private Uni<Optional<Match>> judged(Probe probe, Neighbour neighbour) {
        return store.find(neighbour.key()).chain(found -> {
            String remembered = found.map(StoredAnswer::question).orElse(null);
            if (remembered == null) {
                return index.forget(probe.question().fingerprint(), neighbour.key())
                        .replaceWith(Optional.<Match>empty());
            }
            return veto.get()
                    .judge(probe.question().text(), remembered)
                    .map(verdict -> Optional.of(
                            new Match(neighbour.key(), found.orElseThrow(), neighbour.similarity(), reason(verdict))));
        });
    }

    private static Optional<String> reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Same _ -> Optional.empty();
            case Verdict.Differs differs -> Optional.of(differs.reason().label());
        };
    }

    /** Makes a kept answer findable for its like. Never fails. */
    Uni<Void> remember(Probe probe, CacheKey key, Instant expiresAt) {
        return probe.vector()
                .chain(vector -> index.add(new IndexedQuestion(probe.question().fingerprint(), key, vector, expiresAt))
                        .onFailure()
                        .invoke(() -> meters.failed(ErrorCode.CACHE_WRITE_FAILED)))
                .onFailure()
                .recoverWithNull();
    }
}
