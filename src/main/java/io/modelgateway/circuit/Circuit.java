package io.modelgateway.circuit;

import io.modelgateway.model.ProviderId;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one provider's breaker beyond its state, which stays with the breaker itself. Thread-safe: the
 * breaker reports changes from event loops and timers.
 */
public final class Circuit {

    private final ProviderId provider;
    private final CircuitFigures figures;
    private final CircuitBreakerMaintenance breakers;
    private final Clock clock;
    private final LongAdder successes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder streamFailures = new LongAdder();
    private final LongAdder rejections = new LongAdder();
    private final LongAdder timesOpened = new LongAdder();
    private final AtomicInteger probesLeft = new AtomicInteger();
    private volatile @Nullable Instant lastChange;
    private volatile @Nullable Instant openUntil;

    Circuit(ProviderId provider, CircuitFigures figures, CircuitBreakerMaintenance breakers, Clock clock) {
        this.provider = provider;
        this.figures = figures;
        this.breakers = breakers;
        this.clock = clock;
    }

    public CircuitState state() {
        return CircuitState.of(breakers.currentState(provider.value()));
    }

    /** {@return whether the call that just got through is a probe of a half-open circuit} Call it once per call. */
    public boolean admitted() {
        if (state() != CircuitState.HALF_OPEN) {
            return false;
        }
        probesLeft.updateAndGet(left -> Math.max(0, left - 1));
        return true;
    }

    public void succeeded() {
        successes.increment();
    }

    public void failed() {
        failures.increment();
    }

    public void streamFailed() {
        streamFailures.increment();
    }

    public void rejected() {
        rejections.increment();
    }

    /** {@return the time until it half-opens; zero unless it is open} */
    public Duration remainingOpen() {
        Instant until = openUntil;
        if (until == null || state() != CircuitState.OPEN) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** {@return whether a call would get through now} */
    public boolean admits() {
        return switch (state()) {
            case CLOSED -> true;
            case HALF_OPEN -> probesLeft.get() > 0;
            case OPEN -> false;
        };
    }

    public CircuitSnapshot snapshot() {
        CircuitState now = state();
        return new CircuitSnapshot(
                provider,
                now,
                successes.sum(),
                failures.sum(),
                streamFailures.sum(),
                rejections.sum(),
                timesOpened.sum(),
                lastChange,
                now == CircuitState.OPEN ? openUntil : null);
    }

    void changed(CircuitBreakerState state) {
        Instant now = clock.instant();
        lastChange = now;
        switch (state) {
            case OPEN -> {
                timesOpened.increment();
                openUntil = now.plus(figures.openDuration());
            }
            case HALF_OPEN -> probesLeft.set(figures.halfOpenProbes());
            case CLOSED -> openUntil = null;
        }
    }

    void reset() {
        boolean closed = state() == CircuitState.CLOSED;
        breakers.reset(provider.value());
        if (!closed) {
            // SmallRye tells nobody of a reset.
            changed(CircuitBreakerState.CLOSED);
        }
    }
}
