package io.modelgateway.provider.upstream;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.loop.Buffers;
import io.modelgateway.loop.Loops;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request to an upstream, from the wish for a connection until its end: time limits, and {@link #abort()} in every
 * phase. Everything but {@code abort} runs on the event loop it was made on, and so do its callbacks.
 */
final class Exchange {

    private final Context loop;
    private final TimeLimits limits;
    private final Alarm firstByte;
    private final Alarm total;
    private @Nullable HttpClientRequest request;
    private boolean over;
    private Consumer<GatewayException> onFailure = _ -> {};

    Exchange(Vertx vertx, Context loop, TimeLimits limits) {
        this.loop = loop;
        this.limits = limits;
        this.firstByte = new Alarm(vertx);
        this.total = new Alarm(vertx);
    }

    Context loop() {
        return loop;
    }

    TimeLimits limits() {
        return limits;
    }

    /**
     * Sends the request.
     *
     * @param head gets the head, the body paused; called at most once, and not after a failure
     * @param failure told of a failure before the head; who takes the head may {@linkplain #onFailure put another} in
     *     its place
     */
    void send(
            HttpClient client,
            RequestOptions options,
            byte[] body,
            Consumer<HttpClientResponse> head,
            Consumer<GatewayException> failure) {
        if (over) {
            return;
        }
        onFailure = failure;
        total.in(limits.total(), () -> fail(limits.totalPassed()));
        request(client, options)
                .onSuccess(connected -> transmit(connected, body, head))
                .onFailure(cause -> fail(ConnectionFailures.beforeAnswer(cause)));
    }

    private static Future<HttpClientRequest> request(HttpClient client, RequestOptions options) {
        try {
            return client.request(options);
        } catch (IllegalStateException e) {
            // The client was closed meanwhile: its provider has been reconfigured or removed.
            return Future.failedFuture(e);
        }
    }

    private void transmit(HttpClientRequest connected, byte[] body, Consumer<HttpClientResponse> head) {
        request = connected;
        connected.exceptionHandler(cause -> fail(ConnectionFailures.beforeAnswer(cause)));
        if (over) {
            connected.reset();
            return;
        }
        // Only now: the wait for a free connection is our own congestion and not the provider's.
        firstByte.in(limits.firstByte(), () -> fail(timeout("The provider did not answer in time")));
        connected
                .send(Buffers.of(body))
                .onSuccess(response -> {
                    // Paused in this very turn: chunks that came with the head must not be lost.
                    response.pause();
                    response.exceptionHandler(cause -> fail(ConnectionFailures.duringAnswer(cause)));
                    firstByte.off();
                    if (!over) {
                        head.accept(response);
                    }
                })
                .onFailure(cause -> fail(ConnectionFailures.beforeAnswer(cause)));
    }

    /** Puts another in the place of who is told of failures, such as the total time running out. */
    void onFailure(Consumer<GatewayException> listener) {
        onFailure = listener;
    }

    /** Ends the exchange with a failure and closes its connection, unless it is over. */
    void fail(GatewayException failure) {
        if (!over) {
            release();
            onFailure.accept(failure);
        }
    }

    /** Tells that the answer is complete: the connection goes back to the pool. */
    void complete() {
        finish();
    }

    /** Gives up without telling anybody: the upstream sees its connection closed. Safe from any thread. */
    void abort() {
        Loops.run(loop, () -> {
            if (!over) {
                release();
            }
        });
    }

    boolean over() {
        return over;
    }

    private void release() {
        finish();
        if (request != null) {
            request.reset();
        }
    }

    private void finish() {
        over = true;
        firstByte.off();
        total.off();
    }

    static GatewayException timeout(String message) {
        return GatewayException.of(ErrorCode.PROVIDER_TIMEOUT, message);
    }
}
