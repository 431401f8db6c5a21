package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs the filters in the order of the contract: selection, permission, capabilities, context length, data residency, health, cost.
 * Each model goes through them until one objects; since no step looks at other models, that leaves what running each step
 * over all of them would. Thread-safe.
 */
final class Screening {

    private final List<Step> upToHealth;
    private final Step cost;
    private final Step deprecation = new DeprecationStep();
    private final Appraisal appraisal;

    Screening(CostEstimates estimates, LiveLatency latency) {
        this.upToHealth = List.of(
                new SelectionStep(),
                new PermissionStep(),
                new CapabilitiesStep(),
                new NativeStep(),
                new ContextLengthStep(),
                new DataResidencyStep(),
                new HealthStep());
        this.cost = new CostStep(estimates);
        this.appraisal = new Appraisal(estimates, latency);
    }

    Shortlist screen(Collection<ModelDefinition> models, Inquiry inquiry) {
        var kept = new ArrayList<Candidate>(models.size());
        var rejected = new ArrayList<Rejection>();
        var tooDear = new ArrayList<Rejection>();
        List<Step> steps = concerned(inquiry);
        for (ModelDefinition model : models) {
            Rejection rejection = firstObjection(steps, model, inquiry);
            if (rejection == null) {
                addAffordable(model, 0, inquiry, kept, tooDear);
            } else {
                rejected.add(rejection);
            }
        }
        boolean anyPassed = !kept.isEmpty() || !tooDear.isEmpty();
        for (ModelDefinition model : takeLastResorts(rejected, inquiry.free(), anyPassed)) {
            addAffordable(model, Candidate.LAST_RESORT, inquiry, kept, tooDear);
        }
        rejected.addAll(tooDear);
        if (inquiry.free()) {
            preferActive(kept, rejected, inquiry);
        }
        return new Shortlist(kept, rejected);
    }

    /** {@return why a model cannot be chosen, by the steps before health; {@code null} if nothing is against it} */
    @Nullable
    Rejection lastingObjection(ModelDefinition model, Inquiry inquiry) {
        return firstObjection(upToHealth.subList(0, upToHealth.size() - 1), model, inquiry);
    }

    private List<Step> concerned(Inquiry inquiry) {
        var steps = new ArrayList<Step>(upToHealth.size());
        for (Step step : upToHealth) {
            if (step.concerns(inquiry)) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static @Nullable Rejection firstObjection(List<Step> steps, ModelDefinition model, Inquiry inquiry) {
        for (int i = 0; i < steps.size(); i++) {
            ErrorCode objection = steps.get(i).objection(model, inquiry);
            if (objection != null) {
                return new Rejection(model, steps.get(i), objection);
            }
        }
        return null;
    }

    private static List<ModelDefinition> takeLastResorts(List<Rejection> rejected, boolean free, boolean otherIsLeft) {
        if (rejected.isEmpty()) {
            return List.of();
        }
        Predicate<Rejection> revived = rejection -> LastResort.revives(rejection, free, otherIsLeft);
        List<ModelDefinition> models =
                rejected.stream().filter(revived).map(Rejection::model).toList();
        rejected.removeIf(revived);
        return models;
    }

    private void addAffordable(
            ModelDefinition model, int tier, Inquiry inquiry, List<Candidate> kept, List<Rejection> tooDear) {
        ErrorCode objection = cost.objection(model, inquiry);
        if (objection == null) {
            kept.add(appraisal.of(model, tier, inquiry.demand()));
        } else {
            tooDear.add(new Rejection(model, cost, objection));
        }
    }

    private void preferActive(List<Candidate> kept, List<Rejection> rejected, Inquiry inquiry) {
        boolean anyActive = false;
        boolean anyDeprecated = false;
        for (Candidate candidate : kept) {
            boolean active = candidate.model().status() == ModelStatus.ACTIVE;
            anyActive |= active;
            anyDeprecated |= !active;
        }
        if (!anyActive || !anyDeprecated) {
            return;
        }
        kept.removeIf(candidate -> {
            ErrorCode objection = deprecation.objection(candidate.model(), inquiry);
            if (objection == null) {
                return false;
            }
            rejected.add(new Rejection(candidate.model(), deprecation, objection));
            return true;
        });
    }
}
