package io.modelgateway.observe;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RequestContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended. Everything else is in the trail of its context.
 *
 * @param route method and template of the path
 * @param operation what was asked of a model; {@code null} if none was to be called
 * @param httpStatus the status that was sent; of an interrupted stream the one it was opened with
 * @param code what went wrong; {@code null} if nothing did
 * @param streamed whether the caller asked for a stream
 * @param cancelledByClient whether the caller left before the answer was complete
 * @param latency from arrival to the last byte
 */
public record FinishedRequest(
        RequestContext context,
        String route,
        @Nullable Operation operation,
        int httpStatus,
        @Nullable ErrorCode code,
        boolean streamed,
        boolean cancelledByClient,
        Duration latency) {}
