package io.modelgateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.loop.Buffers;
import io.modelgateway.model.Ticker;
import io.modelgateway.observe.MetricNames;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;

/**
 * Writes replies straight to the connection, so that a stream's status waits for its upstream, a whole answer has its
 * length, and a slow client slows its provider down until it is cut off. The framework's own writer of streams offers none
 * of them. Thread-safe.
 */
@Singleton
final class ReplyWriter {

    private final Vertx vertx;
    private final Ticker ticker;
    private final HttpConfig config;
    private final Counter stalled;

    ReplyWriter(Vertx vertx, Ticker ticker, HttpConfig config, MeterRegistry registry) {
        this.vertx = vertx;
        this.ticker = ticker;
        this.config = config;
        this.stalled = registry.counter(MetricNames.SLOW_CLIENTS);
    }

    /** {@return a Uni that ends when the reply has been written; to cancel it cancels the stream behind it} */
    Uni<Void> write(Reply reply, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        return switch (reply) {
            case Reply.Whole whole ->
                Uni.createFrom()
                        .completionStage(
                                () -> response.end(Buffers.of(whole.body())).toCompletionStage());
            case Reply.Streamed streamed ->
                Uni.createFrom().emitter(emitter -> {
                    response.setChunked(true);
                    var keepAlive =
                            new KeepAlive(vertx, ticker, config.keepAliveInterval(), response, streamed.signOfLife());
                    var out = new TurnBuffer(response, vertx.getOrCreateContext());
                    var patience = new ReadPatience(vertx, config.writeTimeout(), () -> giveUp(streamed));
                    var subscriber =
                            new StreamWriter(response, out, keepAlive, patience, () -> sever(request), emitter);
                    emitter.onTermination(subscriber::cancel);
                    streamed.pieces().subscribe().withSubscriber(subscriber);
                });
        };
    }

    /**
     * Cuts the connection now. A reset of HTTP/1 would flush first what is written, which nobody may be reading, and would
     * keep the end of the request from Quarkus, which then waits for it at shutdown; of HTTP/2 it ends this stream alone.
     */
    private static void sever(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
            connection.channel().close();
        } else {
            request.response().reset();
        }
    }

    private void giveUp(Reply.Streamed streamed) {
        stalled.increment();
        streamed.cut()
                .accept(GatewayException.of(
                        ErrorCode.STREAMING_ERROR,
                        "The client did not read its stream for "
                                + config.writeTimeout().toSeconds() + " s"));
    }
}
