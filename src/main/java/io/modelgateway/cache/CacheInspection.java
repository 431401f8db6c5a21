package io.modelgateway.cache;

import io.modelgateway.cache.index.VectorIndex;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.key.Keys;
import io.modelgateway.cache.key.Material;
import io.modelgateway.cache.measure.CacheFigures;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.cache.store.AnswerStore;
import io.modelgateway.cache.store.EntryHead;
import io.modelgateway.cache.store.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The cache as operators see and change it. Thread-safe. */
@Singleton
public final class CacheInspection {

    private final CacheConfig config;
    private final CachePolicy policy;
    private final AnswerStore store;
    private final VectorIndex index;
    private final Similarity similarity;
    private final CacheMeters meters;

    CacheInspection(
            CacheConfig config,
            CachePolicy policy,
            AnswerStore store,
            VectorIndex index,
            Similarity similarity,
            CacheMeters meters) {
        this.config = config;
        this.policy = policy;
        this.store = store;
        this.index = index;
        this.similarity = similarity;
        this.meters = meters;
    }

    public boolean enabled() {
        return config.enabled();
    }

    /** {@return where answers are kept} */
    public String store() {
        return store.name();
    }

    /** {@return where similar questions are searched} */
    public String index() {
        return index.name();
    }

    /** {@return how many questions this replica holds for comparison} */
    public long questions() {
        return index.held();
    }

    public CacheFigures figures() {
        return meters.figures();
    }

    /** {@return how many answers there are} Fails with E4301 where the store cannot be reached. */
    public Uni<Long> entries() {
        return store.entries();
    }

    /** {@return whether there was such an answer} Fails with E4301 where the store cannot be reached. */
    public Uni<Boolean> remove(CacheKey id) {
        return store.remove(id);
    }

    /** {@return how many answers were removed} Fails with E4301 where the store cannot be reached. */
    public Uni<Long> removeIf(Predicate<EntryHead> doomed) {
        return store.removeIf(doomed);
    }

    /** {@return how many answers were removed: all} Fails with E4301 where the store cannot be reached. */
    public Uni<Long> clear() {
        return store.removeIf(_ -> true).call(index::clear);
    }

    /** {@return what a lookup would find, without serving or counting it} */
    public Uni<Explanation> explain(Inquiry inquiry) {
        Material material = inquiry.material(config.scope());
        CacheKey key = Keys.exact(material);
        Treatment treatment = policy.treatment(inquiry.context(), inquiry.request());
        return store.find(key)
                .chain(found -> similar(material)
                        .map(matches -> new Explanation(
                                key, treatment.bypass(), treatment.similar(), found.map(StoredAnswer::head), matches)));
    }

    private Uni<List<Explanation.Near>> similar(Material material) {
        Optional<Probe> probe = similarity.probe(material);
        if (probe.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return similarity
                .candidates(probe.get())
                .map(match ->
                        new Explanation.Near(match.key(), match.answer().head(), match.similarity(), match.veto()))
                .collect()
                .asList()
                .onFailure()
                .recoverWithItem(List.of());
    }
}
