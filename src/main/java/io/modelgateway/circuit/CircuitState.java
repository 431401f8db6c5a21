package io.modelgateway.circuit;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.Locale;

/** Where a circuit stands. */
public enum CircuitState {
    /** Calls go through. */
    CLOSED(0),
    /** A few calls go through to find out whether the provider is back. */
    HALF_OPEN(1),
    /** No call goes through. */
    OPEN(2);

    private final int gaugeValue;

    CircuitState(int gaugeValue) {
        this.gaugeValue = gaugeValue;
    }

    /** {@return the value of the metric {@code gateway.circuit.state}: 0, 1 or 2} */
    public int gaugeValue() {
        return gaugeValue;
    }

    /** {@return the name on the wire, such as {@code half_open}} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CircuitState of(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> CLOSED;
            case HALF_OPEN -> HALF_OPEN;
            case OPEN -> OPEN;
        };
    }
}
