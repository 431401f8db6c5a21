package io.modelgateway.cache.embedding;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Every way of not getting a vector, as {@code E4304}. */
final class EmbeddingFailures {

    private EmbeddingFailures() {}

    static GatewayException coded(Throwable failure) {
        return switch (failure) {
            case GatewayException coded -> coded;
            case RejectedExecutionException full -> caused("The embedding model is busy", full);
            case TimeoutException late -> caused("The embedding model took too long", late);
            default -> caused("The embedding model failed", failure);
        };
    }

    private static GatewayException caused(String message, Throwable cause) {
        return GatewayException.caused(ErrorCode.EMBEDDING_FAILED, message, cause);
    }
}
