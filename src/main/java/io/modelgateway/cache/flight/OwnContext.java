package io.modelgateway.cache.flight;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Keeping each caller on its own event loop. */
final class OwnContext {

    private OwnContext() {}

    /** Runs an action on that context: at once if this is it, as soon as it gets there otherwise. */
    static void run(Context context, Runnable action) {
        if (Vertx.currentContext() == context && Context.isOnEventLoopThread()) {
            action.run();
        } else {
            context.runOnContext(_ -> action.run());
        }
    }
}
