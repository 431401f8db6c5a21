package io.modelgateway.http.overload;

import io.modelgateway.model.Ticker;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The share of the heap that is really needed: what is in use when a collection has just been seen that went through the
 * old generation, too; after one of the young alone, much that is in use may be garbage. A figure counts for a few seconds
 * only, because after a refusal of everything nothing might ever collect again and prove it wrong. Sampled by one thread
 * at a time, read by any.
 */
final class HeapWatch {

    static final Duration VALIDITY = Duration.ofSeconds(5);

    private final LongSupplier collections;
    private final DoubleSupplier share;
    private final Ticker ticker;
    private long seen;
    private volatile Reading last = new Reading(0, Long.MIN_VALUE);

    private record Reading(double share, long untilNanos) {}

    HeapWatch(LongSupplier collections, DoubleSupplier share, Ticker ticker) {
        this.collections = collections;
        this.share = share;
        this.ticker = ticker;
        this.seen = collections.getAsLong();
    }

    static HeapWatch ofThisProcess(Ticker ticker) {
        Runtime runtime = Runtime.getRuntime();
        List<GarbageCollectorMXBean> thorough = thorough(ManagementFactory.getGarbageCollectorMXBeans());
        return new HeapWatch(
                () -> thorough.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                () -> (double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory(),
                ticker);
    }

    /** {@return those that go through the old generation; all of them where none is called that} */
    private static List<GarbageCollectorMXBean> thorough(List<GarbageCollectorMXBean> collectors) {
        List<GarbageCollectorMXBean> thorough = collectors.stream()
                .filter(collector -> coversOld(List.of(collector.getMemoryPoolNames())))
                .toList();
        return thorough.isEmpty() ? collectors : thorough;
    }

    /** {@return whether the old generation is among these pools, by the names of HotSpot and of native executables} */
    static boolean coversOld(List<String> pools) {
        return pools.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.contains("old gen") || name.contains("tenured"));
    }

    /** Looks whether there was a collection. */
    void sample() {
        long count = collections.getAsLong();
        if (count != seen) {
            seen = count;
            last = new Reading(share.getAsDouble(), ticker.nanos() + VALIDITY.toNanos());
        }
    }

    /** {@return the share after the last collection; 0 if there was none lately} */
    double share() {
        Reading reading = last;
        boolean valid = reading.untilNanos() != Long.MIN_VALUE && reading.untilNanos() - ticker.nanos() > 0;
        return valid ? reading.share() : 0;
    }
}
