package io.modelgateway.circuit;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Availability as circuits, checks and the providers' own wishes have it at this moment. */
@Singleton
final class CurrentAvailability implements Availability {

    private final CircuitRegistry circuits;
    private final ProviderHealth health;

    @Inject
    CurrentAvailability(CircuitRegistry circuits, ProviderHealth health) {
        this.circuits = circuits;
        this.health = health;
    }

    @Override
    public Verdict of(ProviderId provider, ModelId model) {
        Verdict whole = ofAll(provider);
        return whole.available() ? ofOne(provider, model) : whole;
    }

    @Override
    public AtProvider at(ProviderId provider) {
        Verdict whole = ofAll(provider);
        return whole.available() && health.singlesOut(provider) ? model -> ofOne(provider, model) : _ -> whole;
    }

    private Verdict ofAll(ProviderId provider) {
        if (!circuits.find(provider).map(Circuit::admits).orElse(true)) {
            return Verdict.CIRCUIT_OPEN;
        }
        return health.condition(provider) == ProviderHealth.Condition.DOWN ? Verdict.UNHEALTHY : Verdict.AVAILABLE;
    }

    private Verdict ofOne(ProviderId provider, ModelId model) {
        if (health.coolingDown(provider, model)) {
            return Verdict.COOLING_DOWN;
        }
        return health.lacks(provider, model) ? Verdict.MODEL_ABSENT : Verdict.AVAILABLE;
    }

    @Override
    public Duration remainingOpen(ProviderId provider) {
        return circuits.find(provider).map(Circuit::remainingOpen).orElse(Duration.ZERO);
    }
}
