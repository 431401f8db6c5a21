package io.modelgateway.pipeline;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Repeating calls. */
@ConfigMapping(prefix = "gateway.retry")
interface RetryConfig {

    /**
     * The longest {@code Retry-After} of a provider that is waited for when no other model can be asked instead. A
     * provider that asks for more is not called again: the caller gets its answer, E4204 with that {@code Retry-After}.
     * Never waits past the request's deadline.
     */
    @Range("0s..")
    @WithDefault("10s")
    Duration maxRetryAfter();
}
