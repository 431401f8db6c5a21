package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The providers at the moment of one request: each is looked at once, however many models it has. Confined to that
 * request.
 */
final class Standings {

    private final Offers offers;
    private final Availability availability;
    private final RoutingRequirements asked;
    private final List<ProviderId> pinned;
    private final boolean mocksBarred;
    private final @Nullable Standing[] known;

    /** @param pinned the only providers allowed; empty allows all */
    Standings(
            Offers offers,
            Availability availability,
            RoutingRequirements asked,
            List<ProviderId> pinned,
            boolean mocksBarred) {
        this.offers = offers;
        this.availability = availability;
        this.asked = asked;
        this.pinned = pinned;
        this.mocksBarred = mocksBarred;
        this.known = new Standing[offers.providers().size()];
    }

    Standing of(Offer offer) {
        Standing standing = known[offer.provider()];
        if (standing == null) {
            standing = lookAt(offers.providers().get(offer.provider()));
            known[offer.provider()] = standing;
        }
        return standing;
    }

    private Standing lookAt(ProviderId id) {
        ProviderDefinition definition = offers.catalog().provider(id).orElse(null);
        return new Standing(
                definition,
                definition == null ? null : availability.at(id),
                mocksBarred && definition != null && definition.type() == ProviderType.MOCK,
                pinned.isEmpty() || pinned.contains(id),
                asked.rules().ignored().contains(id),
                asked.providers().isEmpty() || asked.providers().contains(id));
    }
}
