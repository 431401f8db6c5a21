package io.modelgateway.circuit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.model.ProviderId;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All circuits by provider. The breakers are SmallRye's, each named as its provider; this adds counts, the last change
 * and the metric {@code gateway.circuit.state}. Thread-safe.
 */
@Singleton
public final class CircuitRegistry {

    private final ConcurrentSkipListMap<ProviderId, Circuit> circuits = new ConcurrentSkipListMap<>();
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
     * Takes a breaker in. Where the provider is known already nothing happens: its circuit outlives its definition.
     *
     * @throws IllegalArgumentException if no breaker has the provider's name
     */
    public Circuit register(ProviderId provider, CircuitFigures figures) {
        Circuit fresh = new Circuit(provider, figures, breakers, clock);
        Circuit known = circuits.putIfAbsent(provider, fresh);
        if (known != null) {
            return known;
        }
        breakers.onStateChange(provider.value(), fresh::changed);
        Gauge.builder("gateway.circuit.state", fresh, circuit -> circuit.state().gaugeValue())
                .description("State of the provider's circuit: 0 closed, 1 half-open, 2 open")
                .tag("provider", provider.value())
                .register(meters);
        return fresh;
    }

    public Optional<Circuit> find(ProviderId provider) {
        return Optional.ofNullable(circuits.get(provider));
    }

    /** {@return every circuit, by the provider's name} */
    public List<CircuitSnapshot> all() {
        return circuits.values().stream().map(Circuit::snapshot).toList();
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
