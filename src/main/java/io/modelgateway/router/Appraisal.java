package io.modelgateway.router;

import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.registry.ModelDefinition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what rankings compare: what an answer will cost, how long it takes, and how welcome a model is. */
final class Appraisal {

    private final CostEstimates estimates;
    private final LiveLatency latency;

    Appraisal(CostEstimates estimates, LiveLatency latency) {
        this.estimates = estimates;
        this.latency = latency;
    }

    /** @param tier {@link Candidate#LAST_RESORT} or 0 */
    Candidate of(ModelDefinition model, int tier, Demand demand) {
        RoutingRequirements asked = demand.requirements();
        long nanos = latency.p50Nanos(model);
        int slow = isAbove(asked.maxLatency(), nanos) ? Candidate.TOO_SLOW : 0;
        int unloved = isPreferred(model, asked.providers()) ? 0 : Candidate.NOT_PREFERRED;
        return new Candidate(model, estimates.nanoUsd(model, demand), nanos, tier | slow | unloved);
    }

    private static boolean isAbove(@Nullable Duration limit, long nanos) {
        return limit != null && limit.compareTo(Duration.ofNanos(nanos)) < 0;
    }

    private static boolean isPreferred(ModelDefinition model, List<ProviderId> preferred) {
        return preferred.isEmpty() || preferred.contains(model.provider());
    }
}
