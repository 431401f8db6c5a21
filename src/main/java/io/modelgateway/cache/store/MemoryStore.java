package io.modelgateway.cache.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.loop.OffLoop;
import io.modelgateway.model.Ticker;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Answers in this process, as many as fit into so many bytes. What was used least lately and least often goes first. */
@RegisterForReflection(
        // The kind of map and of entry that this configuration leads to; Caffeine finds them by name.
        classNames = {"com.github.benmanes.caffeine.cache.SSLMWA", "com.github.benmanes.caffeine.cache.PSWMW"})
public final class MemoryStore implements AnswerStore {

    private final Cache<CacheKey, Entry> entries;
    private final CacheMeters meters;

    public MemoryStore(long maxBytes, Ticker ticker, CacheMeters meters) {
        this.meters = meters;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((CacheKey key, Entry entry) -> entry.weight())
                .ticker(ticker::nanos)
                .expireAfter(Expiry.creating((CacheKey key, Entry entry) ->
                        Duration.between(entry.head().storedAt(), entry.head().expiresAt())))
                // The little housekeeping is done by whoever causes it: no pool of threads beside the event loops.
                .executor(Runnable::run)
                .removalListener((CacheKey key, Entry entry, RemovalCause cause) -> removed(cause))
                .build();
    }

    private void removed(RemovalCause cause) {
        if (cause == RemovalCause.SIZE) {
            meters.evicted();
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Uni<Optional<StoredAnswer>> find(CacheKey key) {
        return Uni.createFrom().deferred(() -> {
            Entry entry = entries.getIfPresent(key);
            return entry == null
                    ? Uni.createFrom().item(Optional.empty())
                    : OffLoop.run(entry.weight(), () -> Optional.of(AnswerCodec.decode(entry)))
                            .onFailure()
                            .recoverWithItem(failure -> unreadable(key));
        });
    }

    private Optional<StoredAnswer> unreadable(CacheKey key) {
        meters.failed(ErrorCode.CACHE_READ_FAILED);
        entries.invalidate(key);
        return Optional.empty();
    }

    @Override
    public Uni<Void> put(CacheKey key, StoredAnswer answer) {
        return OffLoop.run(answer.size(), () -> AnswerCodec.encode(answer))
                .invoke(entry -> {
                    entries.put(key, entry);
                    meters.written();
                })
                .onFailure()
                .invoke(() -> meters.failed(ErrorCode.CACHE_WRITE_FAILED))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> remove(CacheKey key) {
        return Uni.createFrom().item(() -> entries.asMap().remove(key) != null);
    }

    @Override
    public Uni<Long> removeIf(Predicate<EntryHead> doomed) {
        return Uni.createFrom().item(() -> {
            var removed = new AtomicLong();
            entries.asMap().forEach((key, entry) -> {
                if (doomed.test(entry.head()) && entries.asMap().remove(key, entry)) {
                    removed.incrementAndGet();
                }
            });
            return removed.get();
        });
    }

    @Override
    public Uni<Long> entries() {
        return Uni.createFrom().item(this::count);
    }

    /** {@return how many there are} */
    public long count() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    /** {@return the bytes that are taken} */
    public long bytes() {
        return entries.policy().eviction().stream()
                .mapToLong(eviction -> eviction.weightedSize().orElse(0))
                .sum();
    }
}
