package io.modelgateway.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.modelgateway.circuit.CircuitSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A circuit as operators see it, with the figures that act. Times are ISO 8601 in UTC; {@code open_until} is absent
 * unless the circuit is open.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CircuitView(
        @JsonProperty("provider") String provider,
        @JsonProperty("state") String state,
        @JsonProperty("failure_threshold") int failureThreshold,
        @JsonProperty("open_duration_ms") long openDurationMs,
        @JsonProperty("half_open_probes") int halfOpenProbes,
        @JsonProperty("successes") long successes,
        @JsonProperty("failures") long failures,
        @JsonProperty("stream_failures") long streamFailures,
        @JsonProperty("rejections") long rejections,
        @JsonProperty("times_opened") long timesOpened,
        @JsonProperty("last_change") @Nullable String lastChange,
        @JsonProperty("open_until") @Nullable String openUntil) {

    /** Every circuit, by the provider's name. */
    record All(@JsonProperty("circuits") List<CircuitView> circuits) {

        static All of(List<CircuitSnapshot> snapshots) {
            return new All(snapshots.stream().map(CircuitView::of).toList());
        }
    }

    static CircuitView of(CircuitSnapshot circuit) {
        return new CircuitView(
                circuit.provider().value(),
                circuit.state().wireName(),
                circuit.figures().failureThreshold(),
                circuit.figures().openDuration().toMillis(),
                circuit.figures().halfOpenProbes(),
                circuit.successes(),
                circuit.failures(),
                circuit.streamFailures(),
                circuit.rejections(),
                circuit.timesOpened(),
                text(circuit.lastChange()),
                text(circuit.openUntil()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
