package io.modelgateway.http.overload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Priority;
import io.modelgateway.model.Ticker;
import io.modelgateway.observe.MetricNames;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Refuses new requests while the process is short of something, the least important first. What is under way goes on, so
 * admission comes back as soon as it ends. Thread-safe; the question costs three reads.
 */
@Singleton
public final class OverloadGuard {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AtomicLong bytes = new AtomicLong();
    private final List<ScheduledFuture<?>> samplers = new ArrayList<>();
    private final List<Gauge> gauges = new ArrayList<>();
    private final HeapWatch heap;
    private volatile List<LoopLag> lags = List.of();
    private final OverloadConfig config;
    private final MeterRegistry registry;
    private final Ticker ticker;

    @Inject
    OverloadGuard(OverloadConfig config, MeterRegistry registry, Ticker ticker) {
        this.config = config;
        this.registry = registry;
        this.ticker = ticker;
        this.heap = HeapWatch.ofThisProcess(ticker);
    }

    void onStart(@Observes StartupEvent event, Vertx vertx) {
        var watched = new ArrayList<LoopLag>();
        for (EventExecutor loop : ((VertxInternal) vertx).getEventLoopGroup()) {
            var lag = new LoopLag(ticker);
            watched.add(lag);
            samplers.add(every(loop, lag::sample));
        }
        lags = List.copyOf(watched);
        samplers.add(every(((VertxInternal) vertx).getEventLoopGroup().next(), heap::sample));
        gauges.add(Gauge.builder(MetricNames.BODY_BYTES, bytes, AtomicLong::get).register(registry));
        gauges.add(Gauge.builder(MetricNames.EVENT_LOOP_LAG, this, guard -> guard.lagNanos() / 1e9)
                .baseUnit("seconds")
                .register(registry));
        gauges.add(
                Gauge.builder(MetricNames.HEAP_NEEDED, heap, HeapWatch::share).register(registry));
        // There from the start: Prometheus does not see the increase of a counter that begins with one.
        for (Priority priority : Priority.values()) {
            for (Pressure.Source source : Pressure.Source.values()) {
                refusals(priority, source);
            }
        }
    }

    private static ScheduledFuture<?> every(EventExecutor loop, Runnable sample) {
        long period = LoopLag.PERIOD.toMillis();
        return loop.scheduleWithFixedDelay(sample, period, period, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        samplers.forEach(sampler -> sampler.cancel(false));
        gauges.forEach(registry::remove);
    }

    /**
     * Admits a request, before its body is read.
     *
     * @param announcedBytes the length of its body as far as it says so
     * @return what must be closed when the request is over
     * @throws GatewayException E4201 with Retry-After
     */
    public Burden admit(Priority priority, long announcedBytes) {
        pressures(announcedBytes)
                .filter(pressure -> !pressure.admits(priority))
                .findFirst()
                .ifPresent(pressure -> {
                    throw refused(priority, pressure);
                });
        return new Burden(bytes, announcedBytes);
    }

    private Stream<Pressure> pressures(long announcedBytes) {
        return Stream.of(
                new Pressure(
                        Pressure.Source.BYTES,
                        (double) (bytes.get() + announcedBytes)
                                / config.maxBytes().asLongValue()),
                new Pressure(
                        Pressure.Source.EVENT_LOOP,
                        (double) lagNanos() / config.maxEventLoopLag().toNanos()),
                new Pressure(Pressure.Source.HEAP, heap.share() / config.maxHeap()));
    }

    private long lagNanos() {
        long most = 0;
        for (LoopLag lag : lags) {
            most = Math.max(most, lag.nanos());
        }
        return most;
    }

    private Counter refusals(Priority priority, Pressure.Source source) {
        return registry.counter(
                MetricNames.OVERLOAD_REFUSALS,
                MetricNames.PRIORITY_LABEL,
                priority.wireName(),
                MetricNames.REASON_LABEL,
                source.label());
    }

    private GatewayException refused(Priority priority, Pressure pressure) {
        refusals(priority, pressure.source()).increment();
        return GatewayException.of(
                ErrorCode.PROVIDER_UNAVAILABLE,
                "The gateway is overloaded; try again shortly",
                new ErrorDetail.RetryAfter(RETRY_AFTER));
    }
}
