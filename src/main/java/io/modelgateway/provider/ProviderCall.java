package io.modelgateway.provider;

import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.RequestContext;
import io.modelgateway.registry.ModelDefinition;

/** One request for one model of one provider. */
public record ProviderCall(ModelDefinition model, GatewayRequest request, RequestContext context) {}
