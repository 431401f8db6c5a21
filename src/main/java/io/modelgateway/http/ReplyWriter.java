package io.modelgateway.http;

import io.modelgateway.model.Ticker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Writes replies straight to the connection, so that a stream's status waits for its upstream, a whole answer has its
 * length, and a slow client slows its provider down. The framework's own writer of streams offers none of the three.
 * Thread-safe.
 */
@Singleton
final class ReplyWriter {

    private final Vertx vertx;
    private final Ticker ticker;
    private final Duration keepAliveInterval;

    ReplyWriter(Vertx vertx, Ticker ticker, HttpConfig config) {
        this.vertx = vertx;
        this.ticker = ticker;
        this.keepAliveInterval = config.keepAliveInterval();
    }

    /** {@return a Uni that ends when the reply has been written; to cancel it cancels the stream behind it} */
    Uni<Void> write(Reply reply, HttpServerResponse response) {
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        return switch (reply) {
            case Reply.Whole whole ->
                Uni.createFrom()
                        .completionStage(
                                () -> response.end(Buffer.buffer(whole.body())).toCompletionStage());
            case Reply.Streamed streamed ->
                Uni.createFrom().emitter(emitter -> {
                    response.setChunked(true);
                    var keepAlive = new KeepAlive(vertx, ticker, keepAliveInterval, response, streamed.signOfLife());
                    var out = new TurnBuffer(response, vertx.getOrCreateContext());
                    var subscriber = new StreamWriter(response, out, keepAlive, emitter);
                    emitter.onTermination(subscriber::cancel);
                    streamed.pieces().subscribe().withSubscriber(subscriber);
                });
        };
    }
}
