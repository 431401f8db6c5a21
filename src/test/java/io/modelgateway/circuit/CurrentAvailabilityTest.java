package io.modelgateway.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelgateway.circuit.Availability.Verdict;
import io.modelgateway.fixtures.FakeBreakers;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CurrentAvailabilityTest {

    private static final ProviderId PROVIDER = new ProviderId("p");
    private static final ModelId MODEL = new ModelId("m");

    private static final CircuitFigures FIGURES = new CircuitFigures(5, Duration.ofSeconds(60), 2);

    private final AtomicLong nanos = new AtomicLong();
    private final FakeBreakers breakers = new FakeBreakers();
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CircuitRegistry circuits = new CircuitRegistry(breakers, meters, clock);
    private final ProviderHealth health = new ProviderHealth(nanos::get);
    private final Availability availability = new CurrentAvailability(circuits, health);

    @Test
    void unknownProviderIsWorthATry() {
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
    }

    @Test
    void openCircuitIsOutAndHalfOpenAdmitsItsProbes() {
        Circuit circuit = circuits.register(PROVIDER, "p", FIGURES);

        breakers.become("p", CircuitBreakerState.OPEN);
        assertThat(verdict()).isEqualTo(Verdict.CIRCUIT_OPEN);
        assertThat(circuit.remainingOpen()).isEqualTo(Duration.ofSeconds(60));
        assertThat(circuit.snapshot().openUntil()).isEqualTo(clock.instant().plusSeconds(60));
        assertThat(circuit.admitted()).isFalse();

        breakers.become("p", CircuitBreakerState.HALF_OPEN);
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
        assertThat(circuit.admitted()).isTrue();
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
        assertThat(circuit.admitted()).isTrue();
        assertThat(verdict()).isEqualTo(Verdict.CIRCUIT_OPEN);

        breakers.become("p", CircuitBreakerState.CLOSED);
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
        assertThat(circuit.snapshot().timesOpened()).isEqualTo(1);
    }

    @Test
    void resetClosesAndIsRemembered() {
        circuits.register(PROVIDER, "p", FIGURES);
        breakers.become("p", CircuitBreakerState.OPEN);

        CircuitSnapshot after = circuits.reset(PROVIDER).orElseThrow();

        assertThat(after)
                .isEqualTo(new CircuitSnapshot(
                        PROVIDER, FIGURES, CircuitState.CLOSED, 0, 0, 0, 0, 1, clock.instant(), null));
        assertThat(circuits.reset(new ProviderId("nobody"))).isEmpty();
    }

    @Test
    void otherFiguresActThroughAnotherBreakerThatBeginsClosed() {
        var shorter = new CircuitFigures(2, Duration.ofSeconds(10), 1);
        Circuit circuit = circuits.register(PROVIDER, "p", FIGURES);
        breakers.become("p", CircuitBreakerState.OPEN);

        assertThat(circuits.register(PROVIDER, "p@short", shorter)).isSameAs(circuit);
        assertThat(circuit.snapshot().figures()).isEqualTo(shorter);
        assertThat(circuit.snapshot().openUntil()).isNull();
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
        breakers.become("p", CircuitBreakerState.OPEN);
        assertThat(circuit.snapshot().timesOpened()).isEqualTo(1);
        breakers.become("p@short", CircuitBreakerState.OPEN);
        assertThat(circuit.remainingOpen()).isEqualTo(Duration.ofSeconds(10));

        circuits.register(PROVIDER, "p", FIGURES);
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
        breakers.become("p", CircuitBreakerState.OPEN);
        assertThat(circuit.snapshot().timesOpened()).isEqualTo(3);
        assertThat(circuit.remainingOpen()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void failedCheckIsOutUntilTrafficProvesItWrong() {
        health.checkFailed(PROVIDER);
        assertThat(verdict()).isEqualTo(Verdict.UNHEALTHY);

        health.answered(PROVIDER);
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
    }

    @Test
    void coolsDownOneModelForTheTimeAskedForButNotForEver() {
        health.coolDown(PROVIDER, MODEL, Duration.ofSeconds(30));
        assertThat(verdict()).isEqualTo(Verdict.COOLING_DOWN);
        assertThat(availability.of(PROVIDER, new ModelId("other"))).isEqualTo(Verdict.AVAILABLE);
        assertThat(availability.at(PROVIDER).of(new ModelId("other"))).isEqualTo(Verdict.AVAILABLE);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);

        health.coolDown(PROVIDER, MODEL, Duration.ofDays(1));
        nanos.addAndGet(ProviderHealth.LONGEST_COOLDOWN.toNanos());
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
    }

    @Test
    void absentModelIsOut() {
        health.absent(PROVIDER, Set.of(MODEL));
        assertThat(verdict()).isEqualTo(Verdict.MODEL_ABSENT);

        health.absent(PROVIDER, Set.of());
        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
    }

    @Test
    void providerThatIsGoneIsForgotten() {
        health.checkFailed(PROVIDER);
        health.absent(PROVIDER, Set.of(MODEL));
        health.coolDown(PROVIDER, MODEL, Duration.ofSeconds(30));

        health.forget(PROVIDER);

        assertThat(verdict()).isEqualTo(Verdict.AVAILABLE);
        assertThat(health.silence(PROVIDER)).isEmpty();
    }

    /** Whoever asks about many models of a provider hears the same as who asks about one. */
    private Verdict verdict() {
        Verdict verdict = availability.of(PROVIDER, MODEL);
        assertThat(availability.at(PROVIDER).of(MODEL)).isEqualTo(verdict);
        return verdict;
    }
}
