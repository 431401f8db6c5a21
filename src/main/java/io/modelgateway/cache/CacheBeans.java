package io.modelgateway.cache;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.cache.flight.Flights;
import io.modelgateway.cache.index.MemoryIndex;
import io.modelgateway.cache.index.SharedIndex;
import io.modelgateway.cache.index.VectorIndex;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.cache.replay.Replay;
import io.modelgateway.cache.replay.Serving;
import io.modelgateway.cache.store.AnswerStore;
import io.modelgateway.cache.store.MemoryStore;
import io.modelgateway.cache.store.RedisStore;
import io.modelgateway.model.Ticker;
import io.modelgateway.observe.MetricNames;
import io.modelgateway.redis.RedisLink;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the cache together as it is configured. */
final class CacheBeans {

    @Produces
    @Singleton
    AnswerStore store(CacheConfig config, RedisLink redis, Ticker ticker, CacheMeters meters, MeterRegistry registry) {
        if (redis.configured()) {
            return new RedisStore(redis, meters);
        }
        var memory = new MemoryStore(config.maxBytes().asLongValue(), ticker, meters);
        Gauge.builder(MetricNames.CACHE_BYTES, memory, MemoryStore::bytes).register(registry);
        Gauge.builder(MetricNames.CACHE_ENTRIES, memory, MemoryStore::count).register(registry);
        return memory;
    }

    @Produces
    @Singleton
    VectorIndex index(SimilarityConfig config, RedisLink redis, Vertx vertx, Clock clock, MeterRegistry registry) {
        int most = config.maxQuestions();
        VectorIndex index =
                redis.configured() ? new SharedIndex(redis, vertx, most, clock) : new MemoryIndex(most, clock);
        Gauge.builder(MetricNames.CACHE_VECTORS, index, VectorIndex::held).register(registry);
        return index;
    }

    @Produces
    @Singleton
    Flights flights(CacheConfig config, Vertx vertx, Ticker ticker) {
        return new Flights(config.maxAnswerBytes().asLongValue(), vertx, ticker);
    }

    @Produces
    @Singleton
    Serving serving(Vertx vertx, Ticker ticker) {
        return new Serving(new Replay(vertx, ticker));
    }
}
