package io.modelgateway.http.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.Priority;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverloadTest {

    private static final long MILLI = 1_000_000;

    private long nowNanos;
    private long collections;
    private double used;

    @ParameterizedTest
    @CsvSource({
        "0.79, LOW, true",
        "0.8, LOW, false",
        "0.8, NORMAL, true",
        "0.9, NORMAL, false",
        "0.99, HIGH, true",
        "1.0, HIGH, false"
    })
    void refusesTheLeastImportantFirst(double level, Priority priority, boolean admitted) {
        assertThat(new Pressure(Pressure.Source.HEAP, level).admits(priority)).isEqualTo(admitted);
    }

    @Test
    void countsTheHeapOnlyRightAfterACollectionAndNotForLong() {
        var heap = new HeapWatch(() -> collections, () -> used, () -> nowNanos);
        used = 0.97;
        heap.sample();
        double before = heap.share();

        collections++;
        heap.sample();
        double after = heap.share();
        nowNanos += HeapWatch.VALIDITY.toNanos();

        assertThat(before).isZero();
        assertThat(after).isEqualTo(0.97);
        assertThat(heap.share()).isZero();
    }

    @Test
    void takesOneLatePulseForNoOverload() {
        var lag = new LoopLag(() -> nowNanos);

        pulse(lag, 900);
        long once = lag.nanos();
        pulse(lag, 800);
        long twice = lag.nanos();
        pulse(lag, 0);

        assertThat(once).isZero();
        assertThat(twice).isEqualTo(800 * MILLI);
        assertThat(lag.nanos()).isZero();
    }

    private void pulse(LoopLag lag, long lateMillis) {
        nowNanos += LoopLag.PERIOD.toNanos() + lateMillis * MILLI;
        lag.sample();
    }

    @Test
    void weighsWhatCameRatherThanWhatWasAnnouncedAndOnlyOnce() {
        var total = new AtomicLong();
        var burden = new Burden(total, 10);

        burden.reach(7);
        burden.reach(25);
        long most = total.get();
        burden.close();
        burden.close();

        assertThat(most).isEqualTo(25);
        assertThat(total).hasValue(0);
    }
}
