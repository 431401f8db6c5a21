package io.modelgateway.queue;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody gets no slot.
 *
 * @param pool the first that was wanted
 * @param position the place in its line, from 1: the one held, or the one a newcomer would have got
 * @param expectedWait the estimate for that place; {@code null} while nothing has been measured
 * @param expectedService the estimate for the call itself; {@code null} while nothing has been measured
 * @param retryAfter when another try makes sense
 */
public record Refusal(
        Reason reason,
        PoolId pool,
        int position,
        @Nullable Duration expectedWait,
        @Nullable Duration expectedService,
        Duration retryAfter) {

    /** What was in the way. */
    public enum Reason {
        /** The line is full of requests that go before the newcomer. */
        FULL,
        /** The line was full and a newcomer went before. */
        EVICTED,
        /** Wait and call together would end after the deadline. */
        HOPELESS,
        /** The time to wait is over. */
        EXPIRED,
        /** An operator drains the provider. */
        DRAINING,
        /** The gateway stops. */
        STOPPING;

        /** {@return the name in metrics, lower case} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
