package io.modelgateway.router;

import io.modelgateway.model.Capability;
import io.modelgateway.model.CapabilitySet;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Money;
import io.modelgateway.registry.ModelDefinition;
import java.util.EnumSet;
import java.util.Set;

/**
 * A model that has passed every filter, with what rankings compare. Made for one request and confined to it.
 *
 * <p>{@code tier} says what comes before any strategy, smaller first: whether it is only a last resort, whether it is at
 * one of the preferred providers, and whether it is as fast as preferred.
 */
final class Candidate {

    static final int LAST_RESORT = 4;
    static final int NOT_PREFERRED = 2;
    static final int TOO_SLOW = 1;

    /** What vendors charge extra for. Text, streaming and JSON come with every model. */
    private static final Set<Capability> EXTRAS = EnumSet.of(
            Capability.VISION,
            Capability.TOOL_USE,
            Capability.LONG_CONTEXT,
            Capability.CODE_EXECUTION,
            Capability.REASONING);

    private final Offer offer;
    private final long costNanoUsd;
    private final long latencyNanos;
    private final int tier;

    Candidate(Offer offer, long costNanoUsd, long latencyNanos, int tier) {
        this.offer = offer;
        this.costNanoUsd = costNanoUsd;
        this.latencyNanos = latencyNanos;
        this.tier = tier;
    }

    Offer offer() {
        return offer;
    }

    ModelDefinition model() {
        return offer.model();
    }

    Money cost() {
        return new Money(costNanoUsd);
    }

    long costNanoUsd() {
        return costNanoUsd;
    }

    long latencyNanos() {
        return latencyNanos;
    }

    int tier() {
        return tier;
    }

    boolean isLastResort() {
        return (tier & LAST_RESORT) != 0;
    }

    /** {@return what vendors charge extra for and the request has no use for} */
    static CapabilitySet extrasBeyond(Set<Capability> needed) {
        Set<Capability> extras = EnumSet.copyOf(EXTRAS);
        extras.removeAll(needed);
        if (needed.contains(Capability.FUNCTION_CALLING)) {
            extras.remove(Capability.TOOL_USE);
        }
        return CapabilitySet.copyOf(extras);
    }

    /**
     * {@return how many capabilities would be paid for without need; none where the answer is free}
     *
     * @param unneeded the request's {@link #extrasBeyond}
     */
    int surplus(CapabilitySet unneeded) {
        return costNanoUsd == 0 ? 0 : offer.capabilities().shared(unneeded);
    }

    ModelKey target() {
        return offer.key();
    }

    /** Puts candidates in the order of their provider's and their own name, so that equal ones have a fixed order. */
    static int byName(Candidate first, Candidate second) {
        return Integer.compare(first.offer.rank(), second.offer.rank());
    }
}
