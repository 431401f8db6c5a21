package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Capability;
import io.modelgateway.model.RoutingStep;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules out models that lack what the request needs. For {@code auto} that is E4101; a model that was named gets the code
 * that tells the caller what to change: E4208 where only streaming is missing, else E4103.
 */
final class CapabilitiesStep extends Step {

    private static final Set<Capability> STREAMING_ONLY = Set.of(Capability.STREAMING);

    @Override
    RoutingStep name() {
        return RoutingStep.CAPABILITIES;
    }

    @Override
    @Nullable
    ErrorCode objection(Offer offer, Inquiry inquiry) {
        Demand demand = inquiry.demand();
        if (offer.capabilities().containsAll(demand.capabilities())) {
            return null;
        }
        if (inquiry.free()) {
            return ErrorCode.NO_CAPABLE_MODEL;
        }
        return missing(offer, demand).equals(STREAMING_ONLY)
                ? ErrorCode.STREAMING_NOT_SUPPORTED
                : ErrorCode.CAPABILITY_MISMATCH;
    }

    @Override
    String note(Offer offer, Inquiry inquiry, ErrorCode objection) {
        return "lacks " + names(missing(offer, inquiry.demand()));
    }

    static Set<Capability> missing(Offer offer, Demand demand) {
        Set<Capability> missing = EnumSet.copyOf(demand.capabilities());
        missing.removeAll(offer.capabilities());
        return missing;
    }

    static String names(Set<Capability> capabilities) {
        return capabilities.stream().sorted().map(Capability::wireName).collect(Collectors.joining(", "));
    }
}
