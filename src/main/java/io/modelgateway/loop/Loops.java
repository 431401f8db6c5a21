package io.modelgateway.loop;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Keeping the objects of one call on one event loop. */
public final class Loops {

    private Loops() {}

    /** Runs an action on that loop: at once if this is it, as soon as it gets there otherwise. */
    public static void run(Context loop, Runnable action) {
        // A worker may carry the same context: only the loop's own thread may go on at once.
        if (Vertx.currentContext() == loop && Context.isOnEventLoopThread()) {
            action.run();
        } else {
            loop.runOnContext(_ -> action.run());
        }
    }
}
