package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ProviderDefinition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules out models that do not promise to stay in the regions asked for. A model that names none promises nothing; one
 * that names several may serve from any of them, so all must be allowed. Names are compared whole and without regard to
 * case: {@code eu} does not cover {@code eu-west-2}, which is London.
 */
final class DataResidencyStep extends Step {

    @Override
    RoutingStep name() {
        return RoutingStep.DATA_RESIDENCY;
    }

    @Override
    @Nullable
    ErrorCode objection(Offer offer, Inquiry inquiry) {
        Set<String> allowed = inquiry.demand().requirements().regions();
        if (allowed.isEmpty()) {
            return null;
        }
        Set<String> regions = regionsOf(offer, inquiry);
        return !regions.isEmpty() && allWithin(regions, allowed) ? null : ErrorCode.DATA_RESIDENCY_VIOLATION;
    }

    @Override
    String note(Offer offer, Inquiry inquiry, ErrorCode objection) {
        Set<String> regions = regionsOf(offer, inquiry);
        return regions.isEmpty()
                ? "names no region"
                : "may serve from "
                        + String.join(", ", regions.stream().sorted().toList());
    }

    private static Set<String> regionsOf(Offer offer, Inquiry inquiry) {
        Set<String> own = offer.model().regions();
        ProviderDefinition provider = inquiry.standing(offer).definition();
        return own.isEmpty() && provider != null ? provider.regions() : own;
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
