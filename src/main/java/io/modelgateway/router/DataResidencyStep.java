package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderDefinition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules out models that do not promise to stay in the regions asked for. A model that names none promises nothing; one
 * that names several may serve from any of them, so all must be allowed. Names are compared whole and without regard to
 * case: {@code eu} does not cover {@code eu-west-2}, which is London.
 */
final class DataResidencyStep implements Step {

    @Override
    public RoutingStep name() {
        return RoutingStep.DATA_RESIDENCY;
    }

    @Override
    public boolean concerns(Inquiry inquiry) {
        return !inquiry.demand().requirements().regions().isEmpty();
    }

    @Override
    public @Nullable ErrorCode objection(ModelDefinition model, Inquiry inquiry) {
        Set<String> allowed = inquiry.demand().requirements().regions();
        if (allowed.isEmpty()) {
            return null;
        }
        Set<String> regions = regionsOf(model, inquiry);
        return !regions.isEmpty() && allWithin(regions, allowed) ? null : ErrorCode.DATA_RESIDENCY_VIOLATION;
    }

    @Override
    public String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection) {
        Set<String> regions = regionsOf(model, inquiry);
        return regions.isEmpty()
                ? "names no region"
                : "may serve from "
                        + String.join(", ", regions.stream().sorted().toList());
    }

    private static Set<String> regionsOf(ModelDefinition model, Inquiry inquiry) {
        if (!model.regions().isEmpty()) {
            return model.regions();
        }
        return inquiry.catalog()
                .provider(model.provider())
                .map(ProviderDefinition::regions)
                .orElse(Set.of());
    }

    private static boolean allWithin(Set<String> regions, Set<String> allowed) {
        for (String region : regions) {
            if (!contains(allowed, region)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(Set<String> allowed, String region) {
        for (String candidate : allowed) {
            if (candidate.equalsIgnoreCase(region)) {
                return true;
            }
        }
        return false;
    }
}
