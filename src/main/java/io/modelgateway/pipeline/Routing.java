package io.modelgateway.pipeline;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.router.Router;
import jakarta.inject.Singleton;

/** Where a request goes, by the catalogue of its arrival. */
@Singleton
final class Routing {

    private final Router router;

    Routing(Router router) {
        this.router = router;
    }

    /** @throws io.modelgateway.error.GatewayException the code of the step that left no candidate; E4100 for a bug */
    RoutingDecision decide(Exchange exchange) {
        return Unforeseen.as(
                ErrorCode.ROUTING_FAILED,
                () -> router.choose(
                        exchange.request(), exchange.context(), exchange.inputTokens(), exchange.catalog()));
    }
}
