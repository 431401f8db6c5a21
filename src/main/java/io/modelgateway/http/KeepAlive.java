package io.modelgateway.http;

import io.modelgateway.loop.Buffers;
import io.modelgateway.model.Ticker;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Sends signs of life on one stream whose client has heard nothing for a while, once its first piece is out. A client that
 * does not read gets none. One timer looks at the clock when it rings, instead of being set anew with each piece. Lives on
 * the stream's event loop; to {@link #stop} is safe from any thread.
 */
final class KeepAlive {

    private final Vertx vertx;
    private final Ticker ticker;
    private final long intervalNanos;
    private final HttpServerResponse response;
    private final Supplier<byte[]> sign;
    private long lastNanos;
    private boolean begun;
    private volatile boolean stopped;

    /** @param interval zero sends nothing */
    KeepAlive(Vertx vertx, Ticker ticker, Duration interval, HttpServerResponse response, Supplier<byte[]> sign) {
        this.vertx = vertx;
        this.ticker = ticker;
        this.intervalNanos = interval.toNanos();
        this.response = response;
        this.sign = sign;
        this.stopped = interval.isZero();
    }

    /** Tells that the client has been sent something. */
    void spoke() {
        lastNanos = ticker.nanos();
        if (!begun && !stopped) {
            begun = true;
            waitFor(intervalNanos);
        }
    }

    void stop() {
        stopped = true;
    }

    private void waitFor(long nanos) {
        vertx.setTimer(Math.max(1, Duration.ofNanos(nanos).toMillis()), _ -> look());
    }

    private void look() {
        if (stopped || response.ended() || response.closed()) {
            return;
        }
        long left = intervalNanos - (ticker.nanos() - lastNanos);
        if (left > 0) {
            waitFor(left);
            return;
        }
        byte[] bytes = sign.get();
        if (bytes.length == 0) {
            return;
        }
        if (!response.writeQueueFull()) {
            response.write(Buffers.of(bytes));
        }
        lastNanos = ticker.nanos();
        waitFor(intervalNanos);
    }
}
