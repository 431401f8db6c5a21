package io.modelgateway.observe;

import io.modelgateway.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended that has no context, because no model was asked: a list, an administrator's call, or what is not
 * served at all.
 *
 * @param route method and template of the path
 * @param httpStatus the status that was sent
 * @param code what went wrong; {@code null} if nothing did
 * @param cancelledByClient whether the caller left before the answer was complete
 * @param latency from arrival to the last byte
 */
public record PlainRequest(
        String requestId,
        Surface surface,
        String route,
        int httpStatus,
        @Nullable ErrorCode code,
        boolean cancelledByClient,
        Duration latency) {}
