package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Capability;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules out models that lack what the request needs. For {@code auto} that is E4101; a model that was named gets the code
 * that tells the caller what to change: E4208 where only streaming is missing, else E4103.
 */
final class CapabilitiesStep implements Step {

    private static final Set<Capability> STREAMING_ONLY = Set.of(Capability.STREAMING);

    @Override
    public RoutingStep name() {
        return RoutingStep.CAPABILITIES;
    }

    /** For {@code auto}, the catalogue's index has brought only models that have them all. */
    @Override
    public boolean concerns(Inquiry inquiry) {
        return !inquiry.free();
    }

    @Override
    public @Nullable ErrorCode objection(ModelDefinition model, Inquiry inquiry) {
        Demand demand = inquiry.demand();
        if (model.capabilities().containsAll(demand.capabilities())) {
            return null;
        }
        if (inquiry.free()) {
            return ErrorCode.NO_CAPABLE_MODEL;
        }
        return missing(model, demand).equals(STREAMING_ONLY)
                ? ErrorCode.STREAMING_NOT_SUPPORTED
                : ErrorCode.CAPABILITY_MISMATCH;
    }

    @Override
    public String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection) {
        return "lacks " + names(missing(model, inquiry.demand()));
    }

    static Set<Capability> missing(ModelDefinition model, Demand demand) {
        Set<Capability> missing = EnumSet.copyOf(demand.capabilities());
        missing.removeAll(model.capabilities());
        return missing;
    }

    static String names(Set<Capability> capabilities) {
        return capabilities.stream().sorted().map(Capability::wireName).collect(Collectors.joining(", "));
    }
}
