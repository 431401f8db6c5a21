package io.modelgateway.http;

import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.StreamedAnswer;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Dresses answers and failures for the wire: status, headers, body in the caller's dialect. */
final class Replies {

    private static final String JSON = "application/json";
    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(1);

    private Replies() {}

    /** An answer that is complete, and so is its price. */
    static Reply whole(Visit visit, byte[] body) {
        var headers = headers(visit);
        headers.put("Content-Type", JSON);
        visit.context()
                .trail()
                .cost()
                .ifPresent(cost -> headers.put(
                        GatewayHeaders.COST_CENTS, cost.total().toCents().toPlainString()));
        return new Reply.Whole(200, headers, body);
    }

    static Reply streamed(Visit visit, String contentType, StreamEncoder encoder, StreamedAnswer answer) {
        visit.streaming();
        var headers = headers(visit);
        headers.put("Content-Type", contentType);
        headers.put("Cache-Control", "no-cache");
        headers.put("X-Accel-Buffering", "no");
        return new Reply.Streamed(
                200,
                headers,
                answer.frames().onItem().transform(encoder::encode).onFailure().recoverWithItem(failure -> {
                    GatewayException reason = broken(failure);
                    visit.failed(reason);
                    return encoder.encodeFailure(reason);
                }),
                encoder::signOfLife,
                visit::failed);
    }

    static Reply failed(Visit visit, GatewayException failure) {
        visit.failed(failure);
        var headers = headers(visit);
        headers.put("Content-Type", JSON);
        int status = failure.httpStatus();
        Optional<ErrorDetail.Queued> queued = failure.detail(ErrorDetail.Queued.class);
        queued.ifPresent(place -> headers.put(GatewayHeaders.QUEUE_POSITION, Integer.toString(place.position())));
        if (status == 429 || status == 503 || queued.isPresent()) {
            headers.put("Retry-After", Long.toString(retryAfterSeconds(failure)));
        }
        if (!visit.request().isEnded() && visit.request().version() != HttpVersion.HTTP_2) {
            // The rest of the body is still on its way and nobody will read it.
            headers.put("Connection", "close");
        }
        return new Reply.Whole(
                status,
                headers,
                visit.endpoint().dialect().encodeError(failure, visit.context().requestId()));
    }

    static long retryAfterSeconds(GatewayException failure) {
        Duration delay = failure.detail(ErrorDetail.RetryAfter.class)
                .map(ErrorDetail.RetryAfter::delay)
                .orElse(DEFAULT_RETRY_AFTER);
        return Math.max(1, delay.plusMillis(999).toSeconds());
    }

    private static GatewayException broken(Throwable failure) {
        return failure instanceof GatewayException known && known.code() == ErrorCode.STREAMING_ERROR
                ? known
                : GatewayException.caused(ErrorCode.STREAMING_ERROR, failure);
    }

    private static Map<String, String> headers(Visit visit) {
        RequestContext context = visit.context();
        var headers = new LinkedHashMap<String, String>();
        headers.put(GatewayHeaders.REQUEST_ID, context.requestId());
        switch (context.dialect()) {
            // Where the vendors' SDKs look for it.
            case OPENAI, RESPONSES, COMPLETIONS -> headers.put("x-request-id", context.requestId());
            case ANTHROPIC -> headers.put("request-id", context.requestId());
            case OLLAMA, GENERATE, GEMINI, NATIVE -> {}
        }
        new TrailHeaders(context.trail()).addTo(headers);
        headers.putAll(DebugHeaders.asked(visit));
        return headers;
    }
}
