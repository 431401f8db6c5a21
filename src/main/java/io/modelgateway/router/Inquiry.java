package io.modelgateway.router;

import io.modelgateway.model.Permissions;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.registry.Catalog;
import java.util.List;

/**
 * Everything a filter step may look at besides the model.
 *
 * @param free whether the gateway chooses ({@code auto}) or the caller has named a model
 * @param pinned the only providers allowed; empty allows all
 * @param permissions what the caller's key allows
 * @param standings the providers at this moment
 * @param limited whether an answer or its price may be too dear
 */
record Inquiry(
        Offers offers,
        Demand demand,
        boolean free,
        List<ProviderId> pinned,
        Permissions permissions,
        Standings standings,
        boolean limited) {

    Inquiry(
            Offers offers,
            Demand demand,
            boolean free,
            List<ProviderId> pinned,
            Permissions permissions,
            Standings standings) {
        this(offers, demand, free, pinned, permissions, standings, isLimited(demand.requirements()));
    }

    private static boolean isLimited(RoutingRequirements asked) {
        return asked.maxCost() != null || asked.rules().maxPrice() != null;
    }

    Catalog catalog() {
        return offers.catalog();
    }

    Standing standing(Offer offer) {
        return standings.of(offer);
    }
}
