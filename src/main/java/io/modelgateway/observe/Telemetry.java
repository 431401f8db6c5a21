package io.modelgateway.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Trail;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns every request into figures, one access line, and the end of its trace. {@link #requestStarted} and {@link #requestFinished} are called
 * exactly once each, whatever happens to the request in between; a request that never gets a context is reported with
 * {@link #plainRequestFinished} alone. Thread-safe, never blocks; the trail is read on the calling thread, which must be the
 * request's own.
 */
@Singleton
public final class Telemetry {

    private final AtomicInteger active = new AtomicInteger();
    private final BoundedLabel models;
    private final BoundedLabel providers;
    private final RequestMeters requests;
    private final GenAiMeters genAi;
    private final AccessLog accessLog;

    @Inject
    Telemetry(MeterRegistry registry, MetricsConfig config, AccessLog accessLog) {
        this(registry, config.maxLabelValues(), accessLog);
    }

    /** For tests: the cap in place of its configuration. */
    Telemetry(MeterRegistry registry, int maxLabelValues, AccessLog accessLog) {
        this.accessLog = accessLog;
        models = new BoundedLabel(maxLabelValues);
        providers = new BoundedLabel(maxLabelValues);
        requests = new RequestMeters(registry);
        genAi = new GenAiMeters(registry);
        Gauge.builder(MetricNames.ACTIVE_REQUESTS, active, AtomicInteger::get).register(registry);
    }

    /** Counts the request as active. */
    public void requestStarted(RequestContext context) {
        active.incrementAndGet();
    }

    /** Counts what the request did, ends its trace and writes its access line. */
    public void requestFinished(FinishedRequest request) {
        active.decrementAndGet();
        Trail trail = request.context().trail();
        Served served = bounded(Served.from(trail));
        if (trail.trace() instanceof SpanTrace trace) {
            trace.around(() -> count(request, served));
            trace.finished(request, served);
        } else {
            count(request, served);
        }
        accessLog.finished(request);
    }

    private void count(FinishedRequest request, Served served) {
        Trail trail = request.context().trail();
        requests.finished(
                Surface.of(request.context().dialect()),
                served,
                request.httpStatus(),
                request.code(),
                request.cancelledByClient());
        requests.attempted(trail.calls().made(), trail.calls().retries(), models, providers);
        trail.cost().ifPresent(cost -> requests.spent(served, cost));
        trail.saved().ifPresent(cost -> requests.saved(served, cost, trail.usage()));
        Operation operation = request.operation();
        if (operation != null) {
            genAi.took(operation, served, request.code(), request.latency());
            if (!trail.fromMemory()) {
                genAi.used(operation, served, trail.usage());
            }
            trail.timeToFirstToken().ifPresent(time -> genAi.firstToken(operation, served, time));
        }
    }

    /** Counts a request without a context and writes its access line. */
    public void plainRequestFinished(PlainRequest request) {
        requests.finished(
                request.surface(), Served.NOBODY, request.httpStatus(), request.code(), request.cancelledByClient());
        accessLog.finished(request);
    }

    private Served bounded(Served served) {
        return new Served(
                models.admit(served.requestModel()), models.admit(served.model()), providers.admit(served.provider()));
    }
}
