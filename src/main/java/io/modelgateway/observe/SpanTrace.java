package io.modelgateway.observe;

import io.modelgateway.error.Blame;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.Trace;
import io.modelgateway.model.Trail;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as a span, its calls to providers as children of it. */
final class SpanTrace implements Trace {

    private final Tracer tracer;
    private final Span span;
    private final Context context;
    private Operation operation = Operation.CHAT;

    SpanTrace(Tracer tracer, Context caller, Span span) {
        this.tracer = tracer;
        this.span = span;
        this.context = caller.with(span);
    }

    @Override
    public Optional<String> id() {
        return Optional.of(span.getSpanContext().getTraceId());
    }

    @Override
    public void asked(GatewayRequest request) {
        switch (request) {
            case ChatRequest chat -> sampling(chat.sampling());
            case EmbeddingsRequest _ -> operation = Operation.EMBEDDINGS;
        }
    }

    private void sampling(SamplingOptions options) {
        if (options.maxOutputTokens() != null) {
            span.setAttribute(SpanKeys.MAX_TOKENS, options.maxOutputTokens().longValue());
        }
        if (options.temperature() != null) {
            span.setAttribute(SpanKeys.TEMPERATURE, options.temperature());
        }
        if (options.topP() != null) {
            span.setAttribute(SpanKeys.TOP_P, options.topP());
        }
        if (options.choices() != null) {
            span.setAttribute(SpanKeys.CHOICES, options.choices().longValue());
        }
        if (options.seed() != null) {
            span.setAttribute(SpanKeys.SEED, options.seed());
        }
    }

    @Override
    public void event(String name, Map<String, String> facts) {
        var attributes = Attributes.builder();
        facts.forEach(attributes::put);
        span.addEvent(name, attributes.build());
    }

    @Override
    public Call call(ModelId model, ProviderId provider, URI address) {
        Span call = tracer.spanBuilder(operation.wireName() + " " + model)
                .setParent(context)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(SpanKeys.OPERATION, operation.wireName())
                .setAttribute(SpanKeys.PROVIDER, provider.value())
                .setAttribute(SpanKeys.REQUEST_MODEL, model.value())
                .startSpan();
        if (address.getHost() != null) {
            call.setAttribute(SpanKeys.SERVER_ADDRESS, address.getHost());
        }
        if (address.getPort() > 0) {
            call.setAttribute(SpanKeys.SERVER_PORT, (long) address.getPort());
        }
        return new SpanCall(this, call, context.with(call));
    }

    /** Does something that may ask which span it belongs to, such as an exemplar of a histogram. */
    void around(Runnable action) {
        try (Scope _ = context.makeCurrent()) {
            action.run();
        }
    }

    void finished(FinishedRequest request, Served served) {
        describe(request.context(), served);
        if (request.operation() != null) {
            span.updateName(request.operation().wireName() + " " + served.requestModel());
            span.setAttribute(SpanKeys.OPERATION, request.operation().wireName());
        }
        span.setAttribute(SpanKeys.HTTP_STATUS, (long) request.httpStatus());
        span.setAttribute(SpanKeys.STREAM, request.streamed());
        if (request.cancelledByClient()) {
            span.addEvent("gateway.client.left");
        }
        failed(span, request.code());
        span.end();
    }

    private void describe(RequestContext request, Served served) {
        Trail trail = request.trail();
        span.setAttribute(SpanKeys.REQUEST_ID, request.requestId());
        span.setAttribute(SpanKeys.AGENT, request.agent().value());
        span.setAttribute(SpanKeys.DIALECT, request.dialect().wireName());
        span.setAttribute(SpanKeys.PROVIDER, served.provider());
        span.setAttribute(SpanKeys.REQUEST_MODEL, served.requestModel());
        span.setAttribute(SpanKeys.RESPONSE_MODEL, served.model());
        span.setAttribute(SpanKeys.ATTEMPTS, (long) trail.calls().made().size());
        trail.catalog().ifPresent(catalog -> span.setAttribute(SpanKeys.CATALOG_VERSION, catalog.version()));
        trail.usage().input().ifPresent(tokens -> span.setAttribute(SpanKeys.INPUT_TOKENS, (long) tokens));
        trail.usage().output().ifPresent(tokens -> span.setAttribute(SpanKeys.OUTPUT_TOKENS, (long) tokens));
        trail.cost()
                .ifPresent(cost ->
                        span.setAttribute(SpanKeys.COST, cost.total().toUsd().doubleValue()));
    }

    /** A client's own mistake is no error of the server's span, as OpenTelemetry has it for HTTP. */
    static void failed(Span span, @Nullable ErrorCode code) {
        if (code != null) {
            span.setAttribute(SpanKeys.ERROR_TYPE, code.id());
            if (code.blame() != Blame.CLIENT) {
                span.setStatus(StatusCode.ERROR, code.message());
            }
        }
    }
}
