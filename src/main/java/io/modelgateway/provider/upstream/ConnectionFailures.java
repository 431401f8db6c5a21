package io.modelgateway.provider.upstream;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.netty.channel.ConnectTimeoutException;
import java.util.concurrent.TimeoutException;

/** Turns what goes wrong below HTTP into codes. The causes go to the log; messages name no addresses. */
final class ConnectionFailures {

    private ConnectionFailures() {}

    /** {@return the failure of a call whose answer has not begun} */
    static GatewayException beforeAnswer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case GatewayException known -> {
                    return known;
                }
                case ConnectTimeoutException _ -> {
                    return timeout("The provider could not be connected to in time", failure);
                }
                case TimeoutException _ -> {
                    return timeout("The provider did not answer in time", failure);
                }
                default -> {}
            }
        }
        return GatewayException.caused(
                ErrorCode.PROVIDER_UNAVAILABLE, "No connection to the provider could be made or kept", failure);
    }

    /** {@return the failure of an answer that has begun and cannot be read to its end} */
    static GatewayException duringAnswer(Throwable failure) {
        return failure instanceof GatewayException known
                ? known
                : GatewayException.caused(
                        ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's answer broke off", failure);
    }

    /** {@return the failure of reading an answer: what its dialect says, or a fault of our own} */
    static GatewayException whileReading(RuntimeException failure) {
        return failure instanceof GatewayException known
                ? known
                : GatewayException.caused(ErrorCode.RESPONSE_PROCESSING_FAILED, failure);
    }

    private static GatewayException timeout(String message, Throwable failure) {
        return GatewayException.caused(ErrorCode.PROVIDER_TIMEOUT, message, failure);
    }
}
