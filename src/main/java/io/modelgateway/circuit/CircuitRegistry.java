package io.modelgateway.circuit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.model.ProviderId;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * All circuits by provider. The breakers are SmallRye's; this knows which one acts, and adds counts, the last change and
 * the metric {@code gateway.circuit.state}. Thread-safe.
 */
@Singleton
public final class CircuitRegistry {

    private final ConcurrentMap<ProviderId, Circuit> circuits = new ConcurrentHashMap<>();
    /** Breakers that are listened to: SmallRye takes a listener for good. */
    private final Set<String> heard = new HashSet<>();

    private final CircuitBreakerMaintenance breakers;
    private final MeterRegistry meters;
    private final Clock clock;

    @Inject
    public CircuitRegistry(CircuitBreakerMaintenance breakers, MeterRegistry meters, Clock clock) {
        this.breakers = breakers;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Lets a breaker act for a provider from now on. Where another did, or this one, the circuit stays the same with its
     * counts.
     *
     * @throws IllegalArgumentException if no breaker has that name
     */
    public synchronized Circuit register(ProviderId provider, String breakerName, CircuitFigures figures) {
        Circuit circuit = circuits.get(provider);
        if (circuit == null) {
            circuit = new Circuit(provider, breakerName, figures, breakers, clock);
            show(provider, circuit);
        }
        if (heard.add(breakerName)) {
            Circuit listener = circuit;
            breakers.onStateChange(breakerName, state -> listener.changed(breakerName, state));
        }
        circuit.actThrough(breakerName, figures);
        return circuit;
    }

    private void show(ProviderId provider, Circuit circuit) {
        circuits.put(provider, circuit);
        Gauge.builder("gateway.circuit.state", circuit, shown -> shown.state().gaugeValue())
                .description("State of the provider's circuit: 0 closed, 1 half-open, 2 open")
                .tag("provider", provider.value())
                .register(meters);
    }

    public Optional<Circuit> find(ProviderId provider) {
        return Optional.ofNullable(circuits.get(provider));
    }

    /** {@return every circuit, by the provider's name} */
    public List<CircuitSnapshot> all() {
        return circuits.values().stream()
                .map(Circuit::snapshot)
                .sorted(Comparator.comparing(CircuitSnapshot::provider))
                .toList();
    }

    /** Closes a circuit by hand; {@return it afterwards, or nothing if there is none of that name} */
    public Optional<CircuitSnapshot> reset(ProviderId provider) {
        return find(provider).map(circuit -> {
            circuit.reset();
            return circuit.snapshot();
        });
    }

    /** Closes every circuit by hand. */
    public void resetAll() {
        circuits.values().forEach(Circuit::reset);
    }
}
