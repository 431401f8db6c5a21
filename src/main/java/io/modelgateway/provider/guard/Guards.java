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
 * One guard per provider and its figures: the annotated vendor for the provider that bears its type's name and has the
 * default figures, a programmatic one for all else. Changed figures act through another breaker, which begins
 * closed. A guard is kept for the life of the process, since its breaker's name is taken for good; figures
 * that return find theirs again. What else changes of a provider leaves its circuit as it is. Thread-safe.
 */
@Singleton
public final class Guards {

    /** A guard and the view of its circuit. */
    public record Guarded(Guard guard, Circuit circuit) {}

    private final ConcurrentMap<String, Guard> configured = new ConcurrentHashMap<>();
    private final CircuitRegistry circuits;

    @Inject
    public Guards(CircuitRegistry circuits) {
        this.circuits = circuits;
    }

    /** {@return the guard that acts for that provider from now on} */
    public Guarded of(ProviderDefinition provider, Vendor vendor) {
        ProviderId id = provider.id();
        CircuitFigures figures = figures(provider.circuit());
        boolean annotated = id.value().equals(vendor.type().wireName()) && figures.equals(CircuitFigures.DEFAULT);
        if (annotated && vendor instanceof Guard guard) {
            return new Guarded(guard, circuits.register(id, id.value(), figures));
        }
        String breakerName = breakerName(id, figures);
        Guard guard = configured.computeIfAbsent(breakerName, name -> new ConfiguredGuard(name, figures));
        return new Guarded(guard, circuits.register(id, breakerName, figures));
    }

    private static CircuitFigures figures(ProviderDefinition.Circuit circuit) {
        return new CircuitFigures(circuit.failureThreshold(), circuit.openDuration(), circuit.halfOpenProbes());
    }

    /** Such as {@code openai@2-PT30S-1}: never an annotated breaker's, which has its vendor's bare name. */
    private static String breakerName(ProviderId provider, CircuitFigures figures) {
        return provider.value() + "@" + figures.failureThreshold() + "-" + figures.openDuration() + "-"
                + figures.halfOpenProbes();
    }
}
