package io.modelgateway.queue;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.time.Duration;

/** What refusals are to callers. */
final class Refusals {

    private Refusals() {}

    static GatewayException toException(Refusal why) {
        ErrorCode code = switch (why.reason()) {
            case FULL, EVICTED, DRAINING, STOPPING -> ErrorCode.PROVIDER_UNAVAILABLE;
            case HOPELESS, EXPIRED -> ErrorCode.PROVIDER_TIMEOUT;
        };
        return GatewayException.of(
                code,
                sentence(why),
                new ErrorDetail.RetryAfter(why.retryAfter()),
                new ErrorDetail.Queued(
                        why.pool().provider().value(), why.position(), why.expectedWait(), why.expectedService()));
    }

    private static String sentence(Refusal why) {
        String line = "The line for '" + why.pool() + "'";
        return switch (why.reason()) {
            case FULL -> line + " is full";
            case EVICTED -> line + " is full, and a more urgent request took the place";
            case HOPELESS -> line + " is too long for the deadline" + estimate(why);
            case EXPIRED -> "The time to wait for '" + why.pool() + "' passed in line";
            case DRAINING -> "'" + why.pool() + "' takes no new requests: an operator drains it";
            case STOPPING -> "The gateway is shutting down; another replica will answer";
        };
    }

    private static String estimate(Refusal why) {
        Duration waiting = why.expectedWait();
        Duration service = why.expectedService();
        if (waiting == null) {
            return "";
        }
        String wait = ": about " + waiting.toMillis() + " ms to wait";
        return service == null ? wait : wait + " and " + service.toMillis() + " ms to answer";
    }
}
