package io.modelgateway.provider.upstream;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Ticker;
import io.modelgateway.registry.ProviderDefinition;
import java.time.Duration;

/**
 * How long one call may take.
 *
 * @param firstByte until the head of the answer
 * @param idle between two chunks that are waited for
 * @param total the whole call, the rest of the request's deadline included
 * @param deadline whether {@code total} is the rest of the request's deadline, rather than the provider's own limit
 */
public record TimeLimits(Duration firstByte, Duration idle, Duration total, boolean deadline) {

    /** {@return the provider's limits, cut to what is left of the deadline} */
    public static TimeLimits of(ProviderDefinition.Timeouts timeouts, Deadline deadline, Ticker ticker) {
        Duration left = deadline.remaining(ticker);
        boolean sooner = left.compareTo(timeouts.total()) < 0;
        return new TimeLimits(timeouts.firstByte(), timeouts.idle(), sooner ? left : timeouts.total(), sooner);
    }

    /** {@return what it means that {@code total} has passed} A deadline says nothing of the provider's health. */
    GatewayException totalPassed() {
        return deadline
                ? GatewayException.of(
                        ErrorCode.PROVIDER_TIMEOUT,
                        "The request's deadline passed before the answer was complete",
                        new ErrorDetail.DeadlinePassed())
                : GatewayException.of(ErrorCode.PROVIDER_TIMEOUT, "The provider's answer was not complete in time");
    }
}
