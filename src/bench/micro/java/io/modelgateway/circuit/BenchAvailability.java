package io.modelgateway.circuit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What requests meet when all is well: every provider has answered, its circuit is closed. */
public final class BenchAvailability {

    private static final CircuitFigures FIGURES = new CircuitFigures(5, Duration.ofSeconds(60), 3);

    private BenchAvailability() {}

    public static Availability of(Catalog catalog) {
        var breakers = new ClosedBreakers();
        var circuits = new CircuitRegistry(breakers, new SimpleMeterRegistry(), Clock.systemUTC());
        var health = new ProviderHealth(System::nanoTime);
        for (ProviderDefinition provider : catalog.providers()) {
            ProviderId id = provider.id();
            breakers.states.put(id.value(), CircuitBreakerState.CLOSED);
            circuits.register(id, id.value(), FIGURES);
            health.answered(id);
        }
        return new CurrentAvailability(circuits, health);
    }

    /** Breakers by name, as SmallRye keeps them. */
    private static final class ClosedBreakers implements CircuitBreakerMaintenance {

        private final Map<String, CircuitBreakerState> states = new ConcurrentHashMap<>();

        @Override
        public CircuitBreakerState currentState(String name) {
            return states.get(name);
        }

        @Override
        public void onStateChange(String name, Consumer<CircuitBreakerState> callback) {
            // They never change.
        }

        @Override
        public void reset(String name) {
            states.put(name, CircuitBreakerState.CLOSED);
        }

        @Override
        public void resetAll() {
            states.replaceAll((name, state) -> CircuitBreakerState.CLOSED);
        }
    }
}
