package io.modelgateway.observe;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Dialect;

/** A request that was turned away without a context: an unknown path or method, or a refusal of the admin API. */
public record RefusedRequest(String requestId, Dialect dialect, int httpStatus, ErrorCode code) {}
