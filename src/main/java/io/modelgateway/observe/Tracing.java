package io.modelgateway.observe;

import io.modelgateway.model.Trace;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Begins the trace of each request, as part of its caller's if the caller has one. Spans are opened by hand and never
 * "current": a request's work is spread over callbacks, and a forgotten scope would give one request's spans to
 * another. Thread-safe.
 */
@Singleton
public final class Tracing {

    private static final Logger LOG = Logger.getLogger(Tracing.class);

    private static final TextMapGetter<UnaryOperator<@Nullable String>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(UnaryOperator<@Nullable String> headers) {
            return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(@Nullable UnaryOperator<@Nullable String> headers, String name) {
            return headers == null ? null : headers.apply(name);
        }
    };

    private final TracingConfig config;
    private final Tracer tracer;
    private final boolean enabled;

    @Inject
    Tracing(TracingConfig config, OpenTelemetry openTelemetry) {
        this.config = config;
        this.tracer = openTelemetry.getTracer("io.modelgateway");
        this.enabled = config.endpoint().isPresent();
    }

    void onStart(@Observes StartupEvent started) {
        config.endpoint()
                .ifPresent(endpoint -> LOG.infof(
                        "Traces go to %s by %s, %s of those that begin here",
                        endpoint.getHost(), config.protocol(), config.sampleRatio()));
    }

    /**
     * {@return the trace of a request that has arrived now}
     *
     * @param headers the request's, by name
     */
    public Trace begin(UnaryOperator<@Nullable String> headers) {
        if (!enabled) {
            return Trace.NONE;
        }
        Context caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
        return new SpanTrace(
                tracer,
                caller,
                tracer.spanBuilder("request")
                        .setParent(caller)
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan());
    }
}
