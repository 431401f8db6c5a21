package io.modelgateway.redis;

import io.modelgateway.model.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether it is worth asking. After a failure only one caller in each pause may try, so that an outage costs one of them
 * the timeout and not all. Thread-safe.
 */
final class Outage {

    private static final long NONE = Long.MIN_VALUE;

    private final long pauseNanos;
    private final Ticker ticker;
    /** When the next probe may go, on the ticker's scale; {@link #NONE} while all is well. */
    private final AtomicLong nextProbeNanos = new AtomicLong(NONE);

    Outage(Duration pause, Ticker ticker) {
        this.pauseNanos = pause.toNanos();
        this.ticker = ticker;
    }

    /** {@return whether the caller may try} Who may, must tell how it went. */
    boolean admits() {
        long next = nextProbeNanos.get();
        if (next == NONE) {
            return true;
        }
        long now = ticker.nanos();
        return now - next >= 0 && nextProbeNanos.compareAndSet(next, now + pauseNanos);
    }

    void succeeded() {
        if (nextProbeNanos.get() != NONE) {
            nextProbeNanos.set(NONE);
        }
    }

    void failed() {
        nextProbeNanos.set(ticker.nanos() + pauseNanos);
    }

    boolean lasts() {
        return nextProbeNanos.get() != NONE;
    }
}
