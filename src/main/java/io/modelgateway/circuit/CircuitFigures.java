package io.modelgateway.circuit;

import java.time.Duration;

/**
 * How a circuit works.
 *
 * @param failureThreshold consecutive failures that open it, at least 1
 * @param openDuration how long it stays open
 * @param halfOpenProbes calls that go through when it is half-open, all of which must succeed, at least 1
 */
public record CircuitFigures(int failureThreshold, Duration openDuration, int halfOpenProbes) {

    /** The default figures, one by one, as annotations must have them. */
    public static final int DEFAULT_FAILURE_THRESHOLD = 5;

    public static final int DEFAULT_OPEN_SECONDS = 60;
    public static final int DEFAULT_HALF_OPEN_PROBES = 3;

    public static final CircuitFigures DEFAULT = new CircuitFigures(
            DEFAULT_FAILURE_THRESHOLD, Duration.ofSeconds(DEFAULT_OPEN_SECONDS), DEFAULT_HALF_OPEN_PROBES);
}
