package io.modelgateway.registry;

import java.util.List;

/**
 * What a model costs, as one layer says.
 *
 * @param tiers in ascending order of their bounds, the last without one
 * @param verified whether every figure was found at the vendor, rather than put in its place
 */
record Prices(List<PriceTier> tiers, boolean verified) {

    static final Prices FREE = new Prices(List.of(PriceTier.FREE), true);

    Prices {
        tiers = List.copyOf(tiers);
    }
}
