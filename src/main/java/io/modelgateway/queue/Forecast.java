package io.modelgateway.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a newcomer to a line has to expect.
 *
 * @param ahead how many are called before
 * @param waiting {@code null} while nothing has been measured or the pool is paused
 * @param service the call itself; {@code null} while nothing has been measured
 */
record Forecast(
        int ahead, @Nullable Duration waiting, @Nullable Duration service) {

    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

    /** {@return whether wait and call can end in that time, as far as anybody knows} */
    boolean fits(Duration left) {
        if (waiting == null) {
            return true;
        }
        Duration needed = service == null ? waiting : waiting.plus(service);
        return needed.compareTo(left) <= 0;
    }

    /** {@return when a request with that much time would no longer be refused, if nobody else came} */
    Duration untilFits(Duration left) {
        Duration needed = waiting == null ? Duration.ZERO : service == null ? waiting : waiting.plus(service);
        return bounded(needed.minus(left));
    }

    /** {@return when about half of those ahead will be gone} */
    Duration untilShorter() {
        return bounded(waiting == null ? Duration.ZERO : waiting.dividedBy(2));
    }

    Refusal refused(Refusal.Reason reason, PoolId pool, Duration retryAfter) {
        return new Refusal(reason, pool, ahead + 1, waiting, service, retryAfter);
    }

    private static Duration bounded(Duration retry) {
        if (retry.compareTo(SHORTEST_RETRY) < 0) {
            return SHORTEST_RETRY;
        }
        return retry.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry;
    }
}
