package io.modelgateway.http.overload;

import io.modelgateway.model.Ticker;
import java.time.Duration;

/**
 * How late one event loop runs what is due: the lesser of the last two samples, so that a single pause, such as a
 * collection, is no overload. The loop itself samples, any thread reads.
 */
final class LoopLag {

    static final Duration PERIOD = Duration.ofMillis(100);

    private final Ticker ticker;
    private long previousNanos;
    private volatile long dueNanos;
    private volatile long lagNanos;

    LoopLag(Ticker ticker) {
        this.ticker = ticker;
        this.dueNanos = ticker.nanos() + PERIOD.toNanos();
    }

    /** To be run every period. */
    void sample() {
        long now = ticker.nanos();
        long late = Math.max(0, now - dueNanos);
        lagNanos = Math.min(previousNanos, late);
        previousNanos = late;
        dueNanos = now + PERIOD.toNanos();
    }

    long nanos() {
        return lagNanos;
    }
}
