package io.modelgateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.modelgateway.model.Ticker;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong keys by remote address, in windows of a minute that begin with the first. Holds so many addresses at most,
 * the least recent are forgotten first. Thread-safe.
 */
@RegisterForReflection(
        // The kind of map and of entry that this configuration leads to; Caffeine finds them by name.
        classNames = {"com.github.benmanes.caffeine.cache.SSMSW", "com.github.benmanes.caffeine.cache.PSWMS"})
final class FailedTries {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final Cache<String, AtomicInteger> tries;
    private final int allowed;

    FailedTries(int allowed, Ticker ticker) {
        this.allowed = allowed;
        this.tries = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterWrite(WINDOW)
                .ticker(ticker::nanos)
                .executor(Runnable::run)
                .build();
    }

    /** Counts one; {@return how long the address is to wait, if it has had too many} */
    Optional<Duration> failed(String address) {
        AtomicInteger count = tries.get(address, fresh -> new AtomicInteger());
        if (count.incrementAndGet() <= allowed) {
            return Optional.empty();
        }
        long age = tries.policy()
                .expireAfterWrite()
                .map(policy -> policy.ageOf(address, TimeUnit.MILLISECONDS).orElse(0))
                .orElse(0L);
        return Optional.of(Duration.ofMillis(Math.max(1, WINDOW.toMillis() - age)));
    }
}
