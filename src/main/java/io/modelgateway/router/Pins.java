package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** To which providers a request is nailed. */
final class Pins {

    private static final ErrorDetail.Param PROVIDERS = new ErrorDetail.Param("X-Gateway-Providers");
    private static final ErrorDetail.Param ONLY = new ErrorDetail.Param("provider.only");

    private Pins() {}

    /**
     * {@return the only providers allowed; empty where every one is} Other strategies take the list of providers as a
     * preference, and are nailed to those that the request allows alone. A model that was named without a list is nailed to the providers that serve it.
     *
     * @throws GatewayException E4105 if {@code auto} is pinned to nothing; E4002 if none of the providers is configured
     */
    static List<ProviderId> of(Strategy strategy, RoutingRequirements asked, Selection selection, Catalog catalog) {
        if (strategy != Strategy.PROVIDER_PINNED) {
            return configured(List.copyOf(asked.rules().only()), catalog, ONLY);
        }
        List<ProviderId> listed = asked.providers();
        if (listed.isEmpty()) {
            return switch (selection) {
                case Selection.Auto _ ->
                    throw GatewayException.of(
                            ErrorCode.INVALID_ROUTING_STRATEGY,
                            "The strategy provider_pinned needs the providers to pin to, in X-Gateway-Providers or"
                                    + " preferred_providers",
                            PROVIDERS);
                case Selection.Named named ->
                    named.models().stream()
                            .map(ModelDefinition::provider)
                            .distinct()
                            .toList();
            };
        }
        return configured(listed, catalog, PROVIDERS);
    }

    private static List<ProviderId> configured(List<ProviderId> pinned, Catalog catalog, ErrorDetail.Param saidIn) {
        if (!pinned.isEmpty()
                && pinned.stream().noneMatch(id -> catalog.provider(id).isPresent())) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_NOT_CONFIGURED,
                    "None of the pinned providers is configured: " + names(pinned),
                    saidIn);
        }
        return pinned;
    }

    static String names(List<ProviderId> providers) {
        return providers.stream().map(ProviderId::value).map(ModelNames::quoted).collect(Collectors.joining(", "));
    }
}
