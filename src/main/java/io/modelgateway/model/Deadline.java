package io.modelgateway.model;

import java.time.Duration;

/**
 * The moment after which an answer is worthless, on the {@link Ticker}'s scale. It bounds every wait of a request:
 * routing, queueing, each attempt, and the pauses between them.
 */
public record Deadline(long atNanos) {

    public static Deadline after(Duration allowance, Ticker ticker) {
        return new Deadline(ticker.nanos() + allowance.toNanos());
    }

    /** {@return the time left, never negative} */
    public Duration remaining(Ticker ticker) {
        return Duration.ofNanos(Math.max(0, atNanos - ticker.nanos()));
    }

    public boolean passed(Ticker ticker) {
        return atNanos - ticker.nanos() <= 0;
    }
}
