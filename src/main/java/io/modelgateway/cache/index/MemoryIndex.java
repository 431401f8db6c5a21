package io.modelgateway.cache.index;

import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.store.OffLoop;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Questions in this process, by fingerprint. Beyond the bound the eldest go, and those that have expired with them. */
public final class MemoryIndex implements VectorIndex {

    private final int maxQuestions;
    private final Clock clock;
    private final Map<CacheKey, Partition> partitions = new ConcurrentHashMap<>();
    private final Map<Integer, Signature> signatures = new ConcurrentHashMap<>();
    /** Where each question is, the eldest first. Guarded by itself. */
    private final LinkedHashMap<CacheKey, CacheKey> fingerprints = new LinkedHashMap<>();

    public MemoryIndex(int maxQuestions, Clock clock) {
        this.maxQuestions = maxQuestions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Uni<List<Neighbour>> nearest(CacheKey fingerprint, float[] vector, double threshold, int count) {
        Partition partition = partitions.get(fingerprint);
        if (partition == null) {
            return Uni.createFrom().item(List.of());
        }
        int scanned = partition.size() * Signature.WORDS * Long.BYTES;
        return OffLoop.run(scanned, () -> partition.nearest(vector, threshold, count, clock.instant()));
    }

    @Override
    public Uni<Void> add(IndexedQuestion question) {
        return Uni.createFrom().voidItem().invoke(() -> put(question));
    }

    private void put(IndexedQuestion question) {
        Signature signature = signatures.computeIfAbsent(question.vector().length, Signature::new);
        synchronized (fingerprints) {
            fingerprints.remove(question.key());
            fingerprints.put(question.key(), question.fingerprint());
            partitions
                    .computeIfAbsent(question.fingerprint(), _ -> new Partition(signature))
                    .put(question);
            while (fingerprints.size() > maxQuestions) {
                Map.Entry<CacheKey, CacheKey> eldest = fingerprints.firstEntry();
                remove(eldest.getValue(), eldest.getKey());
            }
        }
    }

    @Override
    public Uni<Void> forget(CacheKey fingerprint, CacheKey key) {
        return Uni.createFrom().voidItem().invoke(() -> {
            synchronized (fingerprints) {
                remove(fingerprint, key);
            }
        });
    }

    private void remove(CacheKey fingerprint, CacheKey key) {
        fingerprints.remove(key);
        partitions.computeIfPresent(fingerprint, (_, partition) -> {
            partition.remove(key);
            return partition.size() == 0 ? null : partition;
        });
    }

    @Override
    public Uni<Void> clear() {
        return Uni.createFrom().voidItem().invoke(() -> {
            synchronized (fingerprints) {
                fingerprints.clear();
                partitions.clear();
            }
        });
    }

    @Override
    public long held() {
        synchronized (fingerprints) {
            return fingerprints.size();
        }
    }
}
