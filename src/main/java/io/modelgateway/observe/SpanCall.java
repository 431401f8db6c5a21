package io.modelgateway.observe;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.model.Trace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call to a provider as a span; one that the circuit did not let through becomes an event of the request instead. */
final class SpanCall implements Trace.Call {

    private final SpanTrace request;
    private final Span span;
    private final Context context;

    SpanCall(SpanTrace request, Span span, Context context) {
        this.request = request;
        this.span = span;
        this.context = context;
    }

    @Override
    public Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance()
                .inject(context, headers, (carrier, name, value) -> put(carrier, name, value));
        return headers;
    }

    private static void put(@Nullable Map<String, String> headers, String name, String value) {
        if (headers != null) {
            headers.put(name, value);
        }
    }

    @Override
    public GatewayResponse answered(GatewayResponse response) {
        if (response instanceof StreamedAnswer stream) {
            span.addEvent("gateway.first_content");
            return new StreamedAnswer(stream.frames().onTermination().invoke(this::streamEnded));
        }
        span.end();
        return response;
    }

    private void streamEnded(@Nullable Throwable failure, boolean cancelled) {
        if (cancelled) {
            cancelled();
        } else if (failure == null) {
            span.end();
        } else {
            end(failure instanceof GatewayException known ? known.code() : ErrorCode.STREAMING_ERROR);
        }
    }

    @Override
    public void failed(GatewayException failure) {
        if (failure.code() == ErrorCode.PROVIDER_CIRCUIT_OPEN) {
            // There was no call. A span that never ends is never sent.
            request.event("gateway.circuit.open", Map.of());
            return;
        }
        failure.detail(ErrorDetail.UpstreamStatus.class)
                .ifPresent(upstream -> span.setAttribute(SpanKeys.HTTP_STATUS, (long) upstream.status()));
        end(failure.code());
    }

    @Override
    public void cancelled() {
        span.addEvent("gateway.cancelled");
        span.end();
    }

    private void end(ErrorCode code) {
        SpanTrace.failed(span, code);
        span.end();
    }
}
