package io.modelgateway.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.modelgateway.model.Priority;
import io.modelgateway.observe.MetricNames;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** Figures of slots and lines. Their labels are bounded by the configured providers. Thread-safe. */
final class QueueMeters {

    /** Ten milliseconds, doubling, to the default longest wait. */
    private static final Duration[] WAIT_BUCKETS = LongStream.iterate(
                    10, millis -> millis <= 327_680, millis -> millis * 2)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final SlotQueue queue;
    private final MeterRegistry registry;
    private final Queue<Gauge> gauges = new ConcurrentLinkedQueue<>();
    private final Set<PoolId> watched = ConcurrentHashMap.newKeySet();

    QueueMeters(SlotQueue queue, MeterRegistry registry) {
        this.queue = queue;
        this.registry = registry;
    }

    /** Shows a pool from now on. */
    void watch(PoolId pool) {
        if (!watched.contains(pool) && watched.add(pool)) {
            gauge(MetricNames.SLOTS_IN_USE, pool, tags(pool), PoolFigures::inUse);
            gauge(MetricNames.SLOTS_LIMIT, pool, tags(pool), QueueMeters::limit);
            gauge(MetricNames.SLOTS_UTILIZATION, pool, tags(pool), figures -> figures.inUse() / limit(figures));
            gauge(MetricNames.QUEUE_BYTES, pool, tags(pool), PoolFigures::waitingBytes);
            for (Priority priority : Priority.values()) {
                gauge(
                        MetricNames.QUEUE_DEPTH,
                        pool,
                        tags(pool, priority),
                        figures -> figures.depths().getOrDefault(priority, 0));
            }
        }
    }

    void waited(PoolId pool, Priority priority, long nanos) {
        Timer.builder(MetricNames.QUEUE_WAIT)
                .tags(tags(pool, priority))
                .serviceLevelObjectives(WAIT_BUCKETS)
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    void refused(PoolId pool, Priority priority, Refusal.Reason reason) {
        Counter.builder(MetricNames.QUEUE_REFUSALS)
                .tags(tags(pool, priority))
                .tag(MetricNames.REASON_LABEL, reason.label())
                .register(registry)
                .increment();
    }

    private void gauge(String name, PoolId pool, Tags tags, ToDoubleFunction<PoolFigures> figure) {
        gauges.add(Gauge.builder(
                        name,
                        () -> queue.figures(pool)
                                .map(figures -> figure.applyAsDouble(figures))
                                .orElse(0.0))
                .tags(tags)
                .register(registry));
    }

    /** Takes the gauges down: the registry may outlive the queue. */
    void close() {
        gauges.forEach(registry::remove);
    }

    private static double limit(PoolFigures figures) {
        return figures.limited() ? figures.limit() : Double.POSITIVE_INFINITY;
    }

    private static Tags tags(PoolId pool) {
        return Tags.of(
                MetricNames.PROVIDER_LABEL,
                pool.provider().value(),
                MetricNames.MODEL_LABEL,
                pool.model() == null ? MetricNames.NONE : pool.model().value());
    }

    private static Tags tags(PoolId pool, Priority priority) {
        return tags(pool).and(MetricNames.PRIORITY_LABEL, priority.wireName());
    }
}
