package io.modelgateway.http.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapWatchTest {

    private long collections;
    private double used = 0.5;
    private long nowNanos;
    private final HeapWatch heap = new HeapWatch(() -> collections, () -> used, () -> nowNanos);

    @Test
    void knowsNothingBeforeACollectionWasSeen() {
        heap.sample();

        assertThat(heap.share()).isZero();
    }

    @Test
    void keepsWhatWasInUseAfterTheLastCollectionForAWhile() {
        collections = 1;
        heap.sample();
        used = 0.99;
        nowNanos = HeapWatch.VALIDITY.toNanos() - 1;
        heap.sample();
        assertThat(heap.share()).isEqualTo(0.5);

        nowNanos++;
        assertThat(heap.share()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Copy, Eden Space;Survivor Space, false",
        "MarkSweepCompact, Eden Space;Survivor Space;Tenured Gen, true",
        "PS Scavenge, PS Eden Space;PS Survivor Space, false",
        "PS MarkSweep, PS Eden Space;PS Survivor Space;PS Old Gen, true",
        "G1 Young Generation, G1 Eden Space;G1 Survivor Space;G1 Old Gen, true",
        "ZGC Cycles, ZHeap, false",
        "young generation scavenger, eden space;survivor space, false",
        "complete scavenger, eden space;survivor space;old generation space, true"
    })
    void knowsTheCollectorsThatGoThroughTheOldGeneration(String collector, String pools, boolean expected) {
        assertThat(HeapWatch.coversOld(List.of(pools.split(";")))).as(collector).isEqualTo(expected);
    }
}
