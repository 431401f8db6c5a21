package io.modelgateway.provider.upstream;

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
 */
public record TimeLimits(Duration firstByte, Duration idle, Duration total) {

    /** {@return the provider's limits, cut to what is left of the deadline} */
    public static TimeLimits of(ProviderDefinition.Timeouts timeouts, Deadline deadline, Ticker ticker) {
        Duration left = deadline.remaining(ticker);
        Duration total = left.compareTo(timeouts.total()) < 0 ? left : timeouts.total();
        return new TimeLimits(timeouts.firstByte(), timeouts.idle(), total);
    }
}
