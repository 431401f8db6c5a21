package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.registry.ModelDefinition;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProvisionedUsageTest {

    private static final ModelDefinition RESERVED =
            model("openai/m").reserved(1_000).build();

    private long nowNanos = -1;
    private final ProvisionedUsage usage = new ProvisionedUsage(() -> nowNanos);

    @Test
    void coversWhatIsLeftOfTheMinute() {
        usage.record(RESERVED, 400);

        assertThat(usage.covers(RESERVED, 600)).isTrue();
        assertThat(usage.covers(RESERVED, 601)).isFalse();
    }

    @Test
    void startsAfreshEachMinute() {
        usage.record(RESERVED, 1_000);
        nowNanos += Duration.ofMinutes(1).toNanos();

        assertThat(usage.covers(RESERVED, 1_000)).isTrue();
        usage.record(RESERVED, 1);
        assertThat(usage.covers(RESERVED, 1_000)).isFalse();
    }

    @Test
    void coversNothingWithoutAReservation() {
        var pay = model("openai/m").build();

        usage.record(pay, 10);
        assertThat(usage.covers(pay, 0)).isFalse();
        assertThat(usage.covers(RESERVED, 1_000)).isTrue();
    }

    @Test
    void losesNothingUnderContention() {
        IntStream.range(0, 1_000).parallel().forEach(_ -> usage.record(RESERVED, 1));

        assertThat(usage.covers(RESERVED, 0)).isTrue();
        assertThat(usage.covers(RESERVED, 1)).isFalse();
    }
}
