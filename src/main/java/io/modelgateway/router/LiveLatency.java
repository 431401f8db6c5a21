package io.modelgateway.router;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How long models take, as measured: a mean over the model's seed in which a measurement counts half as much after each
 * half-life. The seed counts as one measurement that never ages, so that a model without traffic returns to it and is
 * tried again. Thread-safe, lock-free on the read side; at most {@value #MOST_MODELS} models, the stale ones go first.
 */
@Singleton
public final class LiveLatency {

    static final int MOST_MODELS = 4_096;

    /** After so many half-lives a measurement weighs less than a thousandth. */
    private static final int STALE_HALF_LIVES = 10;

    private final ConcurrentMap<ModelKey, Measured> measured = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final double halfLifeNanos;

    @Inject
    LiveLatency(RoutingConfig config, Ticker ticker) {
        this(config.latencyHalfLife(), ticker);
    }

    /** @param halfLife more than nothing */
    LiveLatency(Duration halfLife, Ticker ticker) {
        this.ticker = ticker;
        this.halfLifeNanos = halfLife.toNanos();
    }

    /**
     * Takes in one successful answer.
     *
     * @param latency until the whole answer, or the first content of a stream; negative ones count as zero
     */
    public void record(ProviderId provider, ModelId model, Duration latency) {
        long now = ticker.nanos();
        double nanos = Math.max(0, latency.toNanos());
        var key = new ModelKey(provider, model);
        if (measured.size() >= MOST_MODELS && !measured.containsKey(key)) {
            measured.values().removeIf(mean -> now - mean.atNanos > STALE_HALF_LIVES * halfLifeNanos);
            if (measured.size() >= MOST_MODELS) {
                return;
            }
        }
        measured.merge(key, new Measured(nanos, 1, now), (mean, first) -> mean.plus(nanos, now, halfLifeNanos));
    }

    /** {@return the typical latency of the moment} */
    Duration p50(Offer offer) {
        return Duration.ofNanos(p50Nanos(offer));
    }

    /** {@return the same in nanoseconds} */
    long p50Nanos(Offer offer) {
        long seed = offer.latencyNanos();
        if (measured.isEmpty()) {
            return seed;
        }
        Measured mean = measured.get(offer.key());
        return mean == null ? seed : mean.over(seed, ticker.nanos(), halfLifeNanos);
    }

    /** A weighted sum whose weights all decay alike, brought up to date only when it is used. Immutable. */
    private record Measured(double sumNanos, double weight, long atNanos) {

        Measured plus(double nanos, long now, double halfLifeNanos) {
            double decay = decay(now, halfLifeNanos);
            return new Measured(sumNanos * decay + nanos, weight * decay + 1, Math.max(now, atNanos));
        }

        long over(long seedNanos, long now, double halfLifeNanos) {
            double decay = decay(now, halfLifeNanos);
            return Math.round((seedNanos + sumNanos * decay) / (1 + weight * decay));
        }

        private double decay(long now, double halfLifeNanos) {
            return Math.pow(0.5, Math.max(0, now - atNanos) / halfLifeNanos);
        }
    }
}
