package io.modelgateway.router;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.registry.Catalog;

/** Chooses the models to try for a request. Thread-safe, synchronous, calls nobody. */
public interface Router {

    /**
     * Decides.
     *
     * @param inputTokens the estimated input
     * @throws GatewayException E4001 for an unknown name, with near names; the code of the step that left no candidate,
     *     with every candidate's fate
     */
    RoutingDecision choose(GatewayRequest request, RequestContext context, int inputTokens, Catalog catalog);
}
