package io.modelgateway.provider.guard;

import io.modelgateway.circuit.Circuit;
import io.modelgateway.circuit.CircuitFigures;
import io.modelgateway.circuit.CircuitRegistry;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.ProviderDefinition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One guard per provider name, made when the name is first seen and kept for the life of the process: a breaker's name
 * is taken for good, and a circuit should outlive a change of its provider's URL. Thread-safe.
 */
@Singleton
public final class Guards {

    /** A guard and the view of its circuit. */
    public record Guarded(Guard guard, Circuit circuit) {}

    private final ConcurrentMap<ProviderId, Guarded> guards = new ConcurrentHashMap<>();
    private final CircuitRegistry circuits;

    @Inject
    public Guards(CircuitRegistry circuits) {
        this.circuits = circuits;
    }

    /** {@return the guard of that provider; the vendor itself where the provider bears its type's name} */
    public Guarded of(ProviderDefinition provider, Vendor vendor) {
        return guards.computeIfAbsent(provider.id(), id -> {
            var figures = new CircuitFigures(
                    provider.circuit().failureThreshold(),
                    provider.circuit().openDuration(),
                    provider.circuit().halfOpenProbes());
            return new Guarded(guard(id, vendor, figures), circuits.register(id, figures));
        });
    }

    private static Guard guard(ProviderId id, Vendor vendor, CircuitFigures figures) {
        boolean namesake = id.value().equals(vendor.type().wireName());
        return namesake && vendor instanceof Guard annotated ? annotated : new ConfiguredGuard(id, figures);
    }
}
