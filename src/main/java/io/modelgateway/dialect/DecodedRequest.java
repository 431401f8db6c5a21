package io.modelgateway.dialect;

import io.modelgateway.model.ChatRequest;

/** A request as a dialect read it, and what its body asked of the gateway itself. */
public record DecodedRequest(ChatRequest request, RequestHints hints) {}
