package io.modelgateway.http;

import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.RequestContext;

/** A request that is looked at without being answered by a model. */
public record InspectedRequest(RequestContext context, ChatRequest request) {}
