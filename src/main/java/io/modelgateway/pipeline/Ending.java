package io.modelgateway.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done once a request is over and its usage and cost are in the trail, however it ends: answered, streamed
 * to the end, failed, or cancelled in any phase. A call that others share has one of its own, because it may go on after
 * the request it was begun for. A stage cannot tell by the order of signals: those of completion go
 * from the provider outwards, that of cancellation goes inwards, so that inner work may still be running then.
 *
 * <p>Each action runs exactly once, in the order of registration; one that is registered after the end, say by a reply
 * that came after the client had left, runs at once. One that fails is logged and harms no other. Actions must not block.
 * One per request or call. Safe from any thread; actions run on the one that ends the request, or that registers too late.
 */
final class Ending {

    /** How a request ended. */
    enum Result {
        /** The whole answer, or every frame of it, has been handed on. */
        ANSWERED,
        /** There was no answer, or its stream broke off. */
        FAILED,
        /** The client left. */
        CANCELLED;

        /** {@return how a stream ended} */
        static Result of(@Nullable Throwable failure, boolean cancelled) {
            if (cancelled) {
                return CANCELLED;
            }
            return failure == null ? ANSWERED : FAILED;
        }
    }

    private static final Logger LOG = Logger.getLogger(Ending.class);

    private final List<Consumer<Result>> actions = new ArrayList<>();
    private @Nullable Result result;

    /** Registers an action. */
    void then(Consumer<Result> action) {
        Result known;
        synchronized (this) {
            known = result;
            if (known == null) {
                actions.add(action);
            }
        }
        if (known != null) {
            run(action, known);
        }
    }

    /** Ends the request; only the first call counts. */
    void ended(Result how) {
        List<Consumer<Result>> due;
        synchronized (this) {
            if (result != null) {
                return;
            }
            result = how;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(action -> run(action, how));
    }

    private static void run(Consumer<Result> action, Result how) {
        try {
            action.accept(how);
        } catch (RuntimeException e) {
            LOG.error("Settling a request failed", e);
        }
    }
}
