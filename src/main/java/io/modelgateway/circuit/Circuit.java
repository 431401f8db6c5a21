package io.modelgateway.circuit;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.ProviderId;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one provider's circuit beyond its state, which stays with the breaker that acts. Other figures mean
 * another breaker; counts go on. Thread-safe: breakers report changes from event loops and timers.
 */
public final class Circuit {

    /** What acts at the moment. */
    private record Breaker(String name, CircuitFigures figures) {}

    private static final Logger LOG = Logger.getLogger(Circuit.class);

    private final ProviderId provider;
    private final CircuitBreakerMaintenance breakers;
    private final Clock clock;
    private final LongAdder successes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder streamFailures = new LongAdder();
    private final LongAdder rejections = new LongAdder();
    private final LongAdder timesOpened = new LongAdder();
    private final AtomicInteger probesLeft = new AtomicInteger();
    private volatile Breaker breaker;
    private volatile @Nullable Instant lastChange;
    private volatile @Nullable Instant openUntil;

    Circuit(
            ProviderId provider,
            String breakerName,
            CircuitFigures figures,
            CircuitBreakerMaintenance breakers,
            Clock clock) {
        this.provider = provider;
        this.breaker = new Breaker(breakerName, figures);
        this.breakers = breakers;
        this.clock = clock;
    }

    public CircuitState state() {
        return CircuitState.of(breakers.currentState(breaker.name()));
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
                breaker.figures(),
                now,
                successes.sum(),
                failures.sum(),
                streamFailures.sum(),
                rejections.sum(),
                timesOpened.sum(),
                lastChange,
                now == CircuitState.OPEN ? openUntil : null);
    }

    /** Lets another breaker act, closed; does nothing if it acts already. */
    void actThrough(String breakerName, CircuitFigures figures) {
        if (breaker.name().equals(breakerName)) {
            return;
        }
        boolean closed = state() == CircuitState.CLOSED;
        // It may have acted before, and been left open.
        breakers.reset(breakerName);
        breaker = new Breaker(breakerName, figures);
        if (!closed) {
            changed(breakerName, CircuitBreakerState.CLOSED);
        }
    }

    /** Takes a breaker's word; calls under way may still move one that no longer acts. */
    void changed(String breakerName, CircuitBreakerState state) {
        Breaker acting = breaker;
        if (!acting.name().equals(breakerName)) {
            return;
        }
        Instant now = clock.instant();
        lastChange = now;
        switch (state) {
            case OPEN -> {
                timesOpened.increment();
                openUntil = now.plus(acting.figures().openDuration());
                LOG.warnf(
                        "%s: the circuit of %s opens, it gets no calls for %s s",
                        ErrorCode.FAILURE_THRESHOLD_EXCEEDED.id(),
                        provider,
                        acting.figures().openDuration().toMillis() / 1_000.0);
            }
            case HALF_OPEN -> {
                probesLeft.set(acting.figures().halfOpenProbes());
                LOG.infof(
                        "The circuit of %s is half open, it gets %d calls to prove itself",
                        provider, acting.figures().halfOpenProbes());
            }
            case CLOSED -> {
                openUntil = null;
                LOG.infof("The circuit of %s is closed", provider);
            }
        }
    }

    void reset() {
        boolean closed = state() == CircuitState.CLOSED;
        String acting = breaker.name();
        breakers.reset(acting);
        if (!closed) {
            // SmallRye tells nobody of a reset.
            changed(acting, CircuitBreakerState.CLOSED);
        }
    }
}
