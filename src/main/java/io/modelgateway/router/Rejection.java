package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;

/** Why a filter rules a model out. The sentence is public. */
record Rejection(RoutingStep step, ErrorCode code, String sentence) {}
