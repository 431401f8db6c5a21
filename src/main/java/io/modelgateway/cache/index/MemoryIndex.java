package io.modelgateway.cache.index;

import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.loop.OffLoop;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Questions in this process, by fingerprint. Beyond the bound the eldest go, and those that have expired with them. */
public final class MemoryIndex implements VectorIndex {

    /** Questions whose vectors can be compared. */
    private record Group(CacheKey fingerprint, int dimensions) {

        // Native executables interpret a generated one: docs/benchmarks.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Group that && fingerprint.equals(that.fingerprint) && dimensions == that.dimensions;
        }
    }

    private final int maxQuestions;
    private final Clock clock;
    private final Map<Group, Partition> partitions = new ConcurrentHashMap<>();
    private final Map<Integer, Signature> signatures = new ConcurrentHashMap<>();
    /** Where each question is, the eldest first. Guarded by itself. */
    private final LinkedHashMap<CacheKey, Group> groups = new LinkedHashMap<>();

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
        Partition partition = partitions.get(new Group(fingerprint, vector.length));
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
        Group group = new Group(question.fingerprint(), question.vector().length);
        Signature signature = signatures.computeIfAbsent(group.dimensions(), Signature::new);
        synchronized (groups) {
            Group before = groups.remove(question.key());
            if (before != null && !before.equals(group)) {
                leave(before, question.key());
            }
            groups.put(question.key(), group);
            partitions.computeIfAbsent(group, _ -> new Partition(signature)).put(question);
            while (groups.size() > maxQuestions) {
                CacheKey eldest = groups.firstEntry().getKey();
                leave(groups.remove(eldest), eldest);
            }
        }
    }

    @Override
    public Uni<Void> forget(CacheKey fingerprint, CacheKey key) {
        return Uni.createFrom().voidItem().invoke(() -> {
            synchronized (groups) {
                Group group = groups.get(key);
                if (group != null && group.fingerprint().equals(fingerprint)) {
                    groups.remove(key);
                    leave(group, key);
                }
            }
        });
    }

    private void leave(Group group, CacheKey key) {
        partitions.computeIfPresent(group, (_, partition) -> {
            partition.remove(key);
            return partition.size() == 0 ? null : partition;
        });
    }

    @Override
    public Uni<Void> clear() {
        return Uni.createFrom().voidItem().invoke(() -> {
            synchronized (groups) {
                groups.clear();
                partitions.clear();
            }
        });
    }

    @Override
    public long held() {
        synchronized (groups) {
            return groups.size();
        }
    }
}
