package io.modelgateway.pipeline;

import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.RequestContext;
import io.modelgateway.registry.Catalog;

/**
 * One request on its way.
 *
 * @param catalog the catalogue of the moment of arrival, used to the end
 * @param inputTokens the estimated input
 * @param ending what stages want done when the request is over
 */
record Exchange(RequestContext context, GatewayRequest request, Catalog catalog, int inputTokens, Ending ending) {}
