package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Capability;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The model must be able to do everything the request needs. */
final class CapabilityFilter implements Filter {

    @Override
    public @Nullable Rejection check(ModelDefinition model, Demand demand, boolean named) {
        if (model.capabilities().containsAll(demand.capabilities())) {
            return null;
        }
        var missing = EnumSet.copyOf(demand.capabilities());
        missing.removeAll(model.capabilities());
        return new Rejection(
                RoutingStep.CAPABILITIES,
                named ? codeFor(missing) : ErrorCode.NO_CAPABLE_MODEL,
                "'" + model.id() + "' lacks " + names(missing));
    }

    static String names(Set<Capability> capabilities) {
        return capabilities.stream().map(Capability::wireName).sorted().collect(Collectors.joining(", "));
    }

    private static ErrorCode codeFor(Set<Capability> missing) {
        if (missing.contains(Capability.TEXT) || missing.contains(Capability.EMBEDDINGS)) {
            return ErrorCode.MODEL_NOT_SUPPORTED;
        }
        return missing.equals(Set.of(Capability.STREAMING))
                ? ErrorCode.STREAMING_NOT_SUPPORTED
                : ErrorCode.CAPABILITY_MISMATCH;
    }
}
