package io.modelgateway.cache.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.observe.MetricNames;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Counts what the cache does. Thread-safe. */
@Singleton
public final class CacheMeters {

    private final MeterRegistry registry;
    private final Map<Layer, Map<Found, Counter>> lookups = new EnumMap<>(Layer.class);
    private final Map<ErrorCode, Counter> errors = new ConcurrentHashMap<>();
    private final Map<String, Counter> vetoes = new ConcurrentHashMap<>();
    private final Counter shared;
    private final Counter writes;
    private final Counter evictions;
    private final Timer embedding;

    public CacheMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Layer layer : Layer.values()) {
            var results = new EnumMap<Found, Counter>(Found.class);
            for (Found result : Found.values()) {
                if (layer == Layer.SEMANTIC || result != Found.SHADOW) {
                    results.put(result, lookup(layer, result));
                }
            }
            lookups.put(layer, results);
        }
        shared = registry.counter(MetricNames.CACHE_SHARED);
        writes = registry.counter(MetricNames.CACHE_WRITES);
        evictions = registry.counter(MetricNames.CACHE_EVICTIONS);
        embedding = registry.timer(MetricNames.CACHE_EMBEDDING);
    }

    private Counter lookup(Layer layer, Found result) {
        return registry.counter(
                MetricNames.CACHE_LOOKUPS,
                MetricNames.LAYER_LABEL,
                layer.label(),
                MetricNames.RESULT_LABEL,
                result.label());
    }

    public void found(Layer layer, Found result) {
        counter(layer, result).increment();
    }

    /** An answer came from a call that was under way already. */
    public void shared() {
        shared.increment();
    }

    public void written() {
        writes.increment();
    }

    /** An entry had to give way to others; expiry does not count. */
    public void evicted() {
        evictions.increment();
    }

    /** The cache stepped aside. */
    public void failed(ErrorCode code) {
        errors.computeIfAbsent(
                        code, key -> registry.counter(MetricNames.CACHE_ERRORS, MetricNames.CODE_LABEL, key.id()))
                .increment();
    }

    /** @param reason of a closed set */
    public void vetoed(String reason) {
        vetoes.computeIfAbsent(reason, key -> registry.counter(MetricNames.CACHE_VETOES, MetricNames.REASON_LABEL, key))
                .increment();
    }

    public void embedded(Duration latency) {
        embedding.record(latency);
    }

    /** {@return the figures since the start of this process} */
    public CacheFigures figures() {
        return new CacheFigures(
                count(Layer.EXACT, Found.HIT),
                count(Layer.EXACT, Found.MISS),
                count(Layer.SEMANTIC, Found.HIT),
                count(Layer.SEMANTIC, Found.MISS),
                count(Layer.SEMANTIC, Found.SHADOW),
                (long) shared.count(),
                (long) writes.count(),
                (long) evictions.count(),
                byName(errors, ErrorCode::id),
                byName(vetoes, reason -> reason),
                embedding.count(),
                embedding.mean(TimeUnit.MILLISECONDS));
    }

    private long count(Layer layer, Found result) {
        return (long) counter(layer, result).count();
    }

    private Counter counter(Layer layer, Found result) {
        Counter counter = lookups.getOrDefault(layer, Map.of()).get(result);
        if (counter == null) {
            throw new IllegalArgumentException("the layer " + layer + " has no " + result);
        }
        return counter;
    }

    private static <K> Map<String, Long> byName(Map<K, Counter> counters, Function<K, String> name) {
        var counts = new TreeMap<String, Long>();
        counters.forEach((key, counter) -> counts.put(name.apply(key), (long) counter.count()));
        return counts;
    }
}
