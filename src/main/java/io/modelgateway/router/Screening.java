package io.modelgateway.router;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs the filters in the order of the contract: selection, permission, capabilities, context length, data residency, health, cost.
 * Each model goes through them until one objects; since no step looks at other models, that leaves what running each step
 * over all of them would. Thread-safe.
 */
final class Screening {

    private final SelectionStep selection = new SelectionStep();
    private final PermissionStep permission = new PermissionStep();
    private final CapabilitiesStep capabilities = new CapabilitiesStep();
    private final NativeStep nativeOnly = new NativeStep();
    private final ContextLengthStep contextLength = new ContextLengthStep();
    private final DataResidencyStep dataResidency = new DataResidencyStep();
    private final HealthStep health = new HealthStep();
    private final CostStep cost;
    private final DeprecationStep deprecation = new DeprecationStep();
    private final Appraisal appraisal;

    Screening(CostEstimates estimates, LiveLatency latency) {
        this.cost = new CostStep(estimates);
        this.appraisal = new Appraisal(estimates, latency);
    }

    Shortlist screen(Offer[] offers, Inquiry inquiry) {
        var kept = new ArrayList<Candidate>(offers.length);
        var rejected = new ArrayList<Rejection>();
        var tooDear = new ArrayList<Rejection>();
        for (Offer offer : offers) {
            Rejection rejection = firstObjection(offer, inquiry);
            if (rejection == null) {
                addAffordable(offer, 0, inquiry, kept, tooDear);
            } else {
                rejected.add(rejection);
            }
        }
        boolean anyPassed = !kept.isEmpty() || !tooDear.isEmpty();
        for (Offer offer : takeLastResorts(rejected, inquiry.free(), anyPassed)) {
            addAffordable(offer, Candidate.LAST_RESORT, inquiry, kept, tooDear);
        }
        rejected.addAll(tooDear);
        if (inquiry.free() && !inquiry.offers().allActive()) {
            preferActive(kept, rejected, inquiry);
        }
        return new Shortlist(kept, rejected);
    }

    /**
     * {@return who objects first, before cost; {@code null} if nobody does} One after the other and not in a loop, which
     * would look for each one's method a thousand times.
     */
    private @Nullable Rejection firstObjection(Offer offer, Inquiry inquiry) {
        Rejection first = selection.rejection(offer, inquiry);
        if (first == null) {
            first = permission.rejection(offer, inquiry);
        }
        if (first == null) {
            first = capabilities.rejection(offer, inquiry);
        }
        if (first == null) {
            first = nativeOnly.rejection(offer, inquiry);
        }
        if (first == null) {
            first = contextLength.rejection(offer, inquiry);
        }
        if (first == null) {
            first = dataResidency.rejection(offer, inquiry);
        }
        return first == null ? health.rejection(offer, inquiry) : first;
    }

    private static List<Offer> takeLastResorts(List<Rejection> rejected, boolean free, boolean otherIsLeft) {
        if (rejected.isEmpty()) {
            return List.of();
        }
        Predicate<Rejection> revived = rejection -> LastResort.revives(rejection, free, otherIsLeft);
        List<Offer> offers =
                rejected.stream().filter(revived).map(Rejection::offer).toList();
        rejected.removeIf(revived);
        return offers;
    }

    private void addAffordable(Offer offer, int tier, Inquiry inquiry, List<Candidate> kept, List<Rejection> tooDear) {
        Rejection rejection = cost.rejection(offer, inquiry);
        if (rejection == null) {
            kept.add(appraisal.of(offer, tier, inquiry));
        } else {
            tooDear.add(rejection);
        }
    }

    private void preferActive(List<Candidate> kept, List<Rejection> rejected, Inquiry inquiry) {
        if (kept.stream().noneMatch(candidate -> candidate.offer().active())) {
            return;
        }
        kept.removeIf(candidate -> {
            Rejection rejection = deprecation.rejection(candidate.offer(), inquiry);
            if (rejection != null) {
                rejected.add(rejection);
            }
            return rejection != null;
        });
    }
}
