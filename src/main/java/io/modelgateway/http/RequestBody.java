package io.modelgateway.http;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.http.overload.Burden;
import io.modelgateway.loop.Gathered;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;

/**
 * Reads request bodies on the event loop, within bounds of size and time. The framework's own reader would move large
 * bodies to a worker thread and answer an oversized one without a body. Thread-safe.
 */
@Singleton
final class RequestBody {

    private static final long LINGER_MILLIS = 2_000;

    private final HttpConfig config;
    private final Vertx vertx;

    RequestBody(HttpConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    /** {@return the whole body, possibly empty; fails with E4503 if it is too large and E4500 if it comes too slowly} */
    Uni<byte[]> read(HttpServerRequest request, Burden burden) {
        if (announcedBytes(request) > config.maxBody().asLongValue()) {
            abandon(request);
            return Uni.createFrom().failure(tooLarge());
        }
        return request.isEnded()
                ? Uni.createFrom().item(new byte[0])
                : Uni.createFrom().emitter(emitter -> collect(request, burden, emitter));
    }

    private void collect(HttpServerRequest request, Burden burden, UniEmitter<? super byte[]> emitter) {
        long maxBytes = config.maxBody().asLongValue();
        var collected = new Gathered(announcedBytes(request));
        long timer = vertx.setTimer(config.bodyTimeout().toMillis(), fired -> {
            abandon(request);
            emitter.fail(tooSlow());
        });
        emitter.onTermination(() -> vertx.cancelTimer(timer));
        request.handler(chunk -> {
            if (collected.length() + chunk.length() > maxBytes) {
                vertx.cancelTimer(timer);
                abandon(request);
                emitter.fail(tooLarge());
            } else {
                collected.append(chunk);
                burden.reach(collected.length());
            }
        });
        request.exceptionHandler(failure -> {
            vertx.cancelTimer(timer);
            emitter.fail(GatewayException.of(ErrorCode.INVALID_REQUEST, "The request body ended early"));
        });
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            emitter.complete(collected.bytes());
        });
        request.resume();
    }

    /** Wants nothing of a body that may still come; {@return whether the reply must say that the connection ends} */
    boolean decline(HttpServerRequest request) {
        boolean bodiless = announcedBytes(request) == 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        if (bodiless || request.isEnded()) {
            return false;
        }
        abandon(request);
        return request.version() != HttpVersion.HTTP_2;
    }

    /**
     * Lets what still comes run into nothing for a moment, so that the client gets to read its refusal, and closes the
     * connection then: nobody may hold it with a body that is not wanted. HTTP/2 has flow control for that.
     */
    private void abandon(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.pause();
            return;
        }
        long timer = vertx.setTimer(LINGER_MILLIS, fired -> request.connection().close());
        request.handler(ignored -> {});
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.resume();
    }

    /** {@return the length the request tells; 0 if it tells none, or so much that it is refused for it} */
    long expectedBytes(HttpServerRequest request) {
        long announced = announcedBytes(request);
        return announced > config.maxBody().asLongValue() ? 0 : announced;
    }

    private static long announcedBytes(HttpServerRequest request) {
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return announced == null ? 0 : Long.parseLong(announced);
    }

    private GatewayException tooLarge() {
        return GatewayException.of(
                ErrorCode.PROMPT_TOO_LARGE,
                "The request body is larger than " + config.maxBody().asLongValue() + " bytes");
    }

    private GatewayException tooSlow() {
        return GatewayException.of(
                ErrorCode.INVALID_REQUEST,
                "The request body did not arrive within " + config.bodyTimeout().toSeconds() + " s");
    }
}
