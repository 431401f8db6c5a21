package io.modelgateway.circuit;

import java.time.Duration;

/**
 * How a circuit works.
 *
 * @param failureThreshold consecutive failures that open it, at least 1
 * @param openDuration how long it stays open
 * @param halfOpenProbes calls that go through when it is half-open, all of which must succeed, at least 1
 */
public record CircuitFigures(int failureThreshold, Duration openDuration, int halfOpenProbes) {}
