package io.modelgateway.provider.upstream;

import io.vertx.core.Vertx;
import java.time.Duration;

/** One Vert.x timer that can be switched off. Used on one event loop. */
final class Alarm {

    private static final long NONE = -1;

    private final Vertx vertx;
    private long timer = NONE;

    Alarm(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Sets it anew. A wait below one millisecond counts as one. */
    void in(Duration wait, Runnable action) {
        off();
        timer = vertx.setTimer(Math.max(1, wait.toMillis()), _ -> {
            timer = NONE;
            action.run();
        });
    }

    void off() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }

    boolean set() {
        return timer != NONE;
    }
}
