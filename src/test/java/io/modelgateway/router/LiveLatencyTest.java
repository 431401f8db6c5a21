package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.ModelDefinition;
import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LiveLatencyTest {

    private static final Duration HALF_LIFE = Duration.ofMinutes(5);
    private static final ModelDefinition MODEL =
            model("openai/m").latency(Duration.ofMillis(1_000)).build();
    private static final Offer OFFER = new Offer(MODEL, 0, 0);

    private long nowNanos;
    private final LiveLatency latency = new LiveLatency(HALF_LIFE, () -> nowNanos);

    @Test
    void isTheSeedUntilSomethingIsMeasured() {
        record(new ModelId("other"), 5);

        assertThat(latency.p50(OFFER)).isEqualTo(Duration.ofMillis(1_000));
    }

    @Test
    void countsTheSeedAsOneMeasurement() {
        record(MODEL.id(), 100);
        assertThat(latency.p50(OFFER)).isEqualTo(Duration.ofMillis(550));

        record(MODEL.id(), 100);
        assertThat(latency.p50(OFFER)).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void forgetsByHalfInEachHalfLife() {
        record(MODEL.id(), 100);
        nowNanos += HALF_LIFE.toNanos();
        // One of weight 1 at 1000 and a half at 100.
        assertThat(latency.p50(OFFER)).isEqualTo(Duration.ofMillis(700));

        nowNanos += Duration.ofDays(1).toNanos();
        assertThat(latency.p50(OFFER)).isEqualTo(Duration.ofMillis(1_000));
    }

    @Test
    void tellsProvidersApart() {
        latency.record(new ProviderId("azure"), MODEL.id(), Duration.ofMillis(1));

        assertThat(latency.p50(OFFER)).isEqualTo(Duration.ofMillis(1_000));
    }

    @Property
    void staysBetweenSeedAndMeasurements(
            @ForAll @LongRange(min = 0, max = 10_000) long first,
            @ForAll @LongRange(min = 0, max = 10_000) long second) {
        var fresh = new LiveLatency(HALF_LIFE, () -> nowNanos);
        fresh.record(MODEL.provider(), MODEL.id(), Duration.ofMillis(first));
        nowNanos += 1_000_000;
        fresh.record(MODEL.provider(), MODEL.id(), Duration.ofMillis(second));

        assertThat(fresh.p50(OFFER).toMillis())
                .isBetween(Math.min(1_000, Math.min(first, second)) - 1, Math.max(1_000, Math.max(first, second)));
    }

    @Test
    void losesNoMeasurementUnderContention() {
        IntStream.range(0, 1_000).parallel().forEach(_ -> record(MODEL.id(), 2_001));

        assertThat(latency.p50(OFFER).toMillis()).isCloseTo(2_000, within(1L));
    }

    @Test
    void holdsABoundedNumberOfModelsAndForgetsTheStaleOnes() {
        IntStream.range(0, LiveLatency.MOST_MODELS).forEach(i -> record(new ModelId("m" + i), 1));
        record(MODEL.id(), 1);
        assertThat(latency.p50(OFFER)).isEqualTo(Duration.ofMillis(1_000));

        nowNanos += HALF_LIFE.multipliedBy(11).toNanos();
        record(MODEL.id(), 0);
        assertThat(latency.p50(OFFER)).isEqualTo(Duration.ofMillis(500));
    }

    private void record(ModelId model, long millis) {
        latency.record(MODEL.provider(), model, Duration.ofMillis(millis));
    }
}
