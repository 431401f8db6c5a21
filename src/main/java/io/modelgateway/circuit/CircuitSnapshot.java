package io.modelgateway.circuit;

import io.modelgateway.model.ProviderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One circuit at one moment. Counts run from the start of the process and survive a reset.
 *
 * @param figures those that act
 * @param successes calls that the provider answered, its refusals of bad requests included
 * @param failures calls that count against the circuit
 * @param streamFailures streams that broke off after their first content, which no circuit sees
 * @param rejections calls that were not made because the circuit was open
 * @param timesOpened how often it has opened
 * @param lastChange when the state last changed; {@code null} if it never has
 * @param openUntil when it half-opens; {@code null} unless it is open
 */
public record CircuitSnapshot(
        ProviderId provider,
        CircuitFigures figures,
        CircuitState state,
        long successes,
        long failures,
        long streamFailures,
        long rejections,
        long timesOpened,
        @Nullable Instant lastChange,
        @Nullable Instant openUntil) {}
