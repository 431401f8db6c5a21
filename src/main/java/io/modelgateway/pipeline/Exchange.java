package io.modelgateway.pipeline;

import io.modelgateway.limiter.Admission;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.registry.Catalog;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way.
 *
 * @param catalog the catalogue of the moment of arrival, used to the end
 * @param inputTokens the estimated input
 * @param ending what stages want done when the request is over
 * @param call what stages want done when the call to a provider is over: after the request, where others share the call
 * @param admission what limits have granted; {@code null} before they were asked
 * @param forecast where limits expect the request to go; {@code null} where routing has not been asked yet, or failed
 */
record Exchange(
        RequestContext context,
        GatewayRequest request,
        Catalog catalog,
        int inputTokens,
        Ending ending,
        Ending call,
        @Nullable Admission admission,
        @Nullable RoutingDecision forecast) {

    /** A request that nobody has looked at yet. */
    Exchange(RequestContext context, GatewayRequest request, Catalog catalog, int inputTokens, Ending ending) {
        this(context, request, catalog, inputTokens, ending, ending, null, null);
    }

    Exchange admitted(Admission leave, @Nullable RoutingDecision expected) {
        return new Exchange(context, request, catalog, inputTokens, ending, call, leave, expected);
    }

    /** {@return the same request, whose call has an end of its own} */
    Exchange calling(Ending own) {
        return new Exchange(context, request, catalog, inputTokens, ending, own, admission, forecast);
    }
}
