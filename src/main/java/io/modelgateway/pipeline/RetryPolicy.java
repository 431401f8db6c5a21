package io.modelgateway.pipeline;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When a failed call is repeated at the same provider, and after how long: for connect errors and the statuses that
 * promise better luck, after the provider's own {@code Retry-After} or an exponential pause with full jitter (M. Brooker,
 * "Exponential Backoff and Jitter", AWS 2015). Pure and thread-safe.
 */
final class RetryPolicy {

    static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final Set<Integer> REPEATABLE_STATUS = Set.of(408, 429, 500, 502, 503, 504, 529);

    private final RandomGenerator random;
    private final Duration longestRetryAfter;

    /** @param longestRetryAfter a provider that asks for more is not waited for */
    RetryPolicy(RandomGenerator random, Duration longestRetryAfter) {
        this.random = random;
        this.longestRetryAfter = longestRetryAfter;
    }

    static boolean repeatable(GatewayException failure) {
        return failure.code() == ErrorCode.PROVIDER_UNAVAILABLE
                || failure.detail(ErrorDetail.UpstreamStatus.class)
                        .filter(upstream -> REPEATABLE_STATUS.contains(upstream.status()))
                        .isPresent();
    }

    /**
     * {@return the pause before the next try; empty if none is worth it}
     *
     * @param repetition 1 for the first
     * @param alternative whether another model could be asked instead: then nobody waits for a provider that asks for
     *     more than the longest pause of our own
     */
    Optional<Duration> pause(GatewayException failure, int repetition, Duration remaining, boolean alternative) {
        Duration pause = failure.detail(ErrorDetail.RetryAfter.class)
                .map(ErrorDetail.RetryAfter::delay)
                .orElseGet(() -> jittered(repetition));
        Duration longest = alternative ? LONGEST_PAUSE : longestRetryAfter;
        return pause.compareTo(longest) > 0 || pause.compareTo(remaining) >= 0 ? Optional.empty() : Optional.of(pause);
    }

    private Duration jittered(int repetition) {
        long ceiling = FIRST_PAUSE.toMillis() << Math.min(repetition - 1, 10);
        return Duration.ofMillis(random.nextLong(1, Math.min(ceiling, LONGEST_PAUSE.toMillis()) + 1));
    }
}
