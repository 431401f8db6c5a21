package io.modelgateway.http;

import io.vertx.core.Vertx;
import java.time.Duration;

/** How long a stream waits for a client that does not read. One per stream, on its event loop. */
final class ReadPatience {

    private static final long NONE = -1;

    private final Vertx vertx;
    private final Duration limit;
    private final Runnable giveUp;
    private long timer = NONE;

    /** @param giveUp run when the limit has passed */
    ReadPatience(Vertx vertx, Duration limit, Runnable giveUp) {
        this.vertx = vertx;
        this.limit = limit;
        this.giveUp = giveUp;
    }

    /** Counts from now, unless it does already. */
    void begin(Runnable cut) {
        if (timer == NONE) {
            timer = vertx.setTimer(Math.max(1, limit.toMillis()), passed -> {
                timer = NONE;
                giveUp.run();
                cut.run();
            });
        }
    }

    void end() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }
}
