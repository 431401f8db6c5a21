package io.modelgateway.router;

import java.time.Duration;
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
    Candidate of(Offer offer, int tier, Inquiry inquiry) {
        Demand demand = inquiry.demand();
        long nanos = latency.p50Nanos(offer);
        int slow = isAbove(demand.requirements().maxLatency(), nanos) ? Candidate.TOO_SLOW : 0;
        int unloved = inquiry.standing(offer).preferred() ? 0 : Candidate.NOT_PREFERRED;
        return new Candidate(offer, estimates.nanoUsd(offer, demand), nanos, tier | slow | unloved);
    }

    private static boolean isAbove(@Nullable Duration limit, long nanos) {
        return limit != null && limit.compareTo(Duration.ofNanos(nanos)) < 0;
    }
}
