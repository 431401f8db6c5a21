package io.modelgateway.router;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.Ticker;
import io.modelgateway.registry.ModelDefinition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What models' latency really is: an exponentially decaying average over time, begun at the registry's seed. A sample
 * counts the more the longer ago the last one was, so that quiet models forget, and busy ones do not flutter.
 * Thread-safe; holds one figure for each model that has answered.
 */
@Singleton
public final class LiveLatency {

    private static final double TIME_CONSTANT_NANOS = Duration.ofSeconds(60).toNanos();
    private static final double LEAST_WEIGHT = 0.05;

    private final ConcurrentHashMap<Key, Average> averages = new ConcurrentHashMap<>();
    private final Ticker ticker;

    public LiveLatency(Ticker ticker) {
        this.ticker = ticker;
    }

    private record Key(ProviderId provider, ModelId model) {}

    private record Average(double nanos, long atNanos) {}

    /** Notes a latency: of the whole answer, or until a stream's first content. */
    public void record(ProviderId provider, ModelId model, Duration latency) {
        long now = ticker.nanos();
        averages.merge(
                new Key(provider, model),
                new Average(latency.toNanos(), now),
                (old, sample) -> blend(old, sample.nanos(), now));
    }

    private static Average blend(Average old, double sample, long now) {
        double weight = Math.max(LEAST_WEIGHT, 1 - Math.exp(-(now - old.atNanos()) / TIME_CONSTANT_NANOS));
        return new Average(old.nanos() + weight * (sample - old.nanos()), now);
    }

    /** {@return the average, or the registry's seed where nothing was measured} */
    Duration p50(ModelDefinition model) {
        Average average = averages.get(new Key(model.provider(), model.id()));
        return average == null ? model.latencyP50() : Duration.ofNanos((long) average.nanos());
    }
}
