package io.modelgateway.provider.upstream;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.loop.Gathered;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.function.Consumer;

/** Reads a whole body, bounded in size and in the silence between its chunks. One per answer, on its event loop. */
final class BodyCollector {

    /** No vendor's answer comes near it: a page of embeddings is the largest, at some megabytes. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private final Exchange exchange;
    private final HttpClientResponse response;
    private final long maxBytes;
    private final Consumer<UpstreamReply> done;
    private final Alarm idle;
    private final Gathered body;

    BodyCollector(Vertx vertx, Exchange exchange, HttpClientResponse response, Consumer<UpstreamReply> done) {
        this(vertx, exchange, response, MAX_BYTES, done);
    }

    /** @param maxBytes a longer body fails the exchange with E4205 */
    BodyCollector(
            Vertx vertx, Exchange exchange, HttpClientResponse response, long maxBytes, Consumer<UpstreamReply> done) {
        this.exchange = exchange;
        this.response = response;
        this.maxBytes = maxBytes;
        this.done = done;
        this.idle = new Alarm(vertx);
        this.body = new Gathered(announced());
    }

    void start() {
        if (announced() > maxBytes) {
            fail(tooLarge());
            return;
        }
        awaitChunk();
        response.exceptionHandler(cause -> fail(ConnectionFailures.duringAnswer(cause)));
        response.handler(this::append);
        response.endHandler(_ -> {
            idle.off();
            if (!exchange.over()) {
                exchange.complete();
                done.accept(new UpstreamReply(response.statusCode(), name -> response.getHeader(name), body.bytes()));
            }
        });
        response.resume();
    }

    private void append(Buffer chunk) {
        awaitChunk();
        if (body.length() + chunk.length() > maxBytes) {
            fail(tooLarge());
        } else if (!exchange.over()) {
            body.append(chunk);
        }
    }

    /** A chunked or compressed body announces nothing that counts: its chunks do. */
    private long announced() {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private GatewayException tooLarge() {
        return GatewayException.of(
                ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's answer is larger than " + maxBytes + " bytes");
    }

    private void awaitChunk() {
        idle.in(
                exchange.limits().idle(),
                () -> fail(Exchange.timeout("The provider stopped in the middle of its answer")));
    }

    private void fail(GatewayException failure) {
        idle.off();
        exchange.fail(failure);
    }
}
