package io.modelgateway.model;

import io.modelgateway.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What routing thought of one model.
 *
 * @param rejectedAt the step that ruled it out; {@code null} if it was kept
 * @param code why it was ruled out; {@code null} if it was kept
 * @param note one sentence for the reader
 */
public record CandidateFate(
        ModelId model,
        ProviderId provider,
        @Nullable RoutingStep rejectedAt,
        @Nullable ErrorCode code,
        @Nullable String note,
        Money estimatedCost,
        Duration estimatedLatency) {

    public boolean kept() {
        return rejectedAt == null;
    }
}
