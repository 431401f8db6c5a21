package io.modelgateway.model;

import io.modelgateway.error.ErrorCode;
import java.util.Locale;

/** The filters of routing in their order, each with the code for "nothing left". */
public enum RoutingStep {
    /** Status, or not among the models the caller named. */
    SELECTION(ErrorCode.MODEL_NOT_FOUND),
    /** Not among what the caller's key allows. */
    PERMISSION(ErrorCode.AUTHORIZATION_FAILED),
    CAPABILITIES(ErrorCode.NO_CAPABLE_MODEL),
    CONTEXT_LENGTH(ErrorCode.CONTEXT_LENGTH_EXCEEDED),
    DATA_RESIDENCY(ErrorCode.DATA_RESIDENCY_VIOLATION),
    HEALTH(ErrorCode.ALL_CANDIDATES_UNAVAILABLE),
    COST(ErrorCode.COST_LIMIT_EXCEEDED);

    private final ErrorCode code;

    RoutingStep(ErrorCode code) {
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** {@return the name on the wire, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
