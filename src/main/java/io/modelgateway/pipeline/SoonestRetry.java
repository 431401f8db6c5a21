package io.modelgateway.pipeline;

import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the first of a chain's candidates can be had again. Whoever is told to come back comes back for any of them, not for
 * the last that was tried. One per request, not thread-safe.
 */
final class SoonestRetry {

    private @Nullable Duration soonest;

    void note(GatewayException failure) {
        failure.detail(ErrorDetail.RetryAfter.class)
                .map(ErrorDetail.RetryAfter::delay)
                .ifPresent(delay -> {
                    if (soonest == null || delay.compareTo(soonest) < 0) {
                        soonest = delay;
                    }
                });
    }

    /** {@return the failure, with the shortest of all waits in place of its own} */
    GatewayException in(GatewayException failure) {
        return soonest == null ? failure : failure.with(new ErrorDetail.RetryAfter(soonest));
    }
}
