package io.modelgateway.observe;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Dialect;
import java.time.Duration;

/** A request that was turned away before it had a context: its headers or its body could not be read. */
public record RefusedRequest(String requestId, Dialect dialect, int httpStatus, ErrorCode code, Duration latency) {}
