package io.modelgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Outage outage = new Outage(Duration.ofSeconds(1), nanos::get);

    @Test
    void admitsEverybodyWhileAllIsWell() {
        assertThat(outage.admits()).isTrue();
        assertThat(outage.admits()).isTrue();
    }

    @Test
    void admitsOneProbeInEachPauseAfterAFailure() {
        outage.failed();
        assertThat(outage.admits()).isFalse();

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(outage.admits()).isTrue();
        assertThat(outage.admits()).isFalse();

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(outage.admits()).isTrue();
        assertThat(outage.lasts()).isTrue();
    }

    @Test
    void endsWithTheFirstSuccess() {
        outage.failed();
        outage.succeeded();

        assertThat(outage.lasts()).isFalse();
        assertThat(outage.admits()).isTrue();
    }
}
