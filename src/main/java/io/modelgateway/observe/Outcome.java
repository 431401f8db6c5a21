package io.modelgateway.observe;

import io.modelgateway.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** How a request ended, by whose doing; a label of {@code gateway.requests}. */
enum Outcome {
    SUCCESS("success"),
    CLIENT_ERROR("client_error"),
    GATEWAY_ERROR("gateway_error"),
    UPSTREAM_ERROR("upstream_error"),
    CANCELLED("cancelled");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Outcome of(@Nullable ErrorCode code, boolean cancelledByClient) {
        if (cancelledByClient) {
            return CANCELLED;
        }
        if (code == null) {
            return SUCCESS;
        }
        return switch (code.blame()) {
            case CLIENT -> CLIENT_ERROR;
            case GATEWAY -> GATEWAY_ERROR;
            case UPSTREAM -> UPSTREAM_ERROR;
        };
    }
}
