package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Money;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelStatus;
import java.time.Duration;
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
    private final CostEstimates estimates;
    private final LiveLatency latency;

    Screening(Availability availability, CostEstimates estimates, LiveLatency latency) {
        this.upToHealth = List.of(
                new SelectionStep(),
                new PermissionStep(),
                new CapabilitiesStep(),
                new NativeStep(),
                new ContextLengthStep(),
                new DataResidencyStep(),
                new HealthStep(availability));
        this.cost = new CostStep(estimates);
        this.estimates = estimates;
        this.latency = latency;
    }

    Shortlist screen(Collection<ModelDefinition> models, Inquiry inquiry) {
        var passed = new ArrayList<ModelDefinition>(models.size());
        var rejected = new ArrayList<Rejection>();
        List<Step> steps = concerned(inquiry);
        for (ModelDefinition model : models) {
            Rejection rejection = firstObjection(steps, model, inquiry);
            if (rejection == null) {
                passed.add(model);
            } else {
                rejected.add(rejection);
            }
        }
        List<ModelDefinition> lastResorts = takeLastResorts(rejected, inquiry.free(), !passed.isEmpty());
        var kept = new ArrayList<Candidate>(passed.size() + lastResorts.size());
        addAffordable(passed, 0, inquiry, kept, rejected);
        addAffordable(lastResorts, Candidate.LAST_RESORT, inquiry, kept, rejected);
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
            List<ModelDefinition> models, int tier, Inquiry inquiry, List<Candidate> kept, List<Rejection> rejected) {
        for (ModelDefinition model : models) {
            ErrorCode objection = cost.objection(model, inquiry);
            if (objection == null) {
                kept.add(candidate(model, tier, inquiry.demand()));
            } else {
                rejected.add(new Rejection(model, cost, objection));
            }
        }
    }

    private Candidate candidate(ModelDefinition model, int tier, Demand demand) {
        Money estimate = estimates.of(model, demand);
        long nanos = latency.p50Nanos(model);
        RoutingRequirements asked = demand.requirements();
        Duration limit = asked.maxLatency();
        int slow = limit != null && limit.compareTo(Duration.ofNanos(nanos)) < 0 ? Candidate.TOO_SLOW : 0;
        boolean preferred = asked.providers().isEmpty() || asked.providers().contains(model.provider());
        return new Candidate(model, estimate, nanos, tier | slow | (preferred ? 0 : Candidate.NOT_PREFERRED));
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
