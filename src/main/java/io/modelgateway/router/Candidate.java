package io.modelgateway.router;

import io.modelgateway.model.CandidateFate;
import io.modelgateway.model.Capability;
import io.modelgateway.model.Money;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.registry.ModelDefinition;
import java.time.Duration;
import java.util.Set;

/**
 * A model that routing still considers.
 *
 * @param lastResort whether it is to be tried only after all others
 */
record Candidate(ModelDefinition model, Money cost, Duration latency, boolean lastResort) {

    /** {@return how many capabilities beyond the needed ones the caller pays for; none at a free model} */
    int surplusCapabilities(Set<Capability> needed) {
        if (cost.isZero()) {
            return 0;
        }
        int surplus = 0;
        for (Capability capability : model.capabilities()) {
            // function_calling says the same as tool_use and would count twice
            if (capability != Capability.FUNCTION_CALLING && !needed.contains(capability)) {
                surplus++;
            }
        }
        return surplus;
    }

    RoutingDecision.Target target() {
        return new RoutingDecision.Target(model.id(), model.provider());
    }

    CandidateFate fate() {
        return new CandidateFate(model.id(), model.provider(), null, null, null, cost, latency);
    }
}
