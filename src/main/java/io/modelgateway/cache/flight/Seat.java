package io.modelgateway.cache.flight;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ModelKey;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A caller's place on a flight. What the caller gets, it gets on its own context, once. Thread-safe. */
final class Seat {

    private final Context context;
    private final Passenger passenger;
    private final UniEmitter<? super Landed> emitter;
    private final AtomicBoolean freed = new AtomicBoolean();
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile Runnable whenFreed = () -> {};
    private volatile @Nullable StreamSeat stream;
    private volatile boolean relieved;

    Seat(Context context, Passenger passenger, UniEmitter<? super Landed> emitter) {
        this.context = context;
        this.passenger = passenger;
        this.emitter = emitter;
    }

    /** Takes the place. @param action what to do, once, when the place is needed no longer */
    void occupy(Runnable action) {
        whenFreed = action;
        emitter.onTermination(() -> {
            // Told of the answer's delivery too, after which a stream has yet to be read.
            if (answered.compareAndSet(false, true) || stream == null) {
                free();
            }
        });
    }

    /** {@return whether the caller of this is the one to deliver the answer} */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    void free() {
        if (freed.compareAndSet(false, true)) {
            whenFreed.run();
        }
    }

    void run(Runnable action) {
        OwnContext.run(context, action);
    }

    /** From now on it is on the heir's account, who is told before anything that comes later. */
    void bequeath(Seat heir) {
        relieved = true;
        ModelKey awaited = passenger.awaited();
        heir.run(() -> heir.passenger.pays(awaited));
    }

    boolean relieved() {
        return relieved;
    }

    void take(Landed landed) {
        run(() -> {
            if (answered.compareAndSet(false, true)) {
                emitter.complete(landed);
            }
        });
    }

    /** @param own the stream as this caller sees it; it frees the place when it ends */
    void take(Landed landed, StreamSeat own) {
        stream = own;
        run(() -> {
            if (answered.compareAndSet(false, true)) {
                emitter.complete(landed);
            } else {
                own.cancel();
            }
        });
    }

    void fail(Throwable reason) {
        run(() -> {
            if (answered.compareAndSet(false, true)) {
                emitter.fail(reason);
            }
        });
    }

    /** Ends it for this caller alone, wherever its answer has got to. */
    void expire(GatewayException before, GatewayException within) {
        StreamSeat begun = stream;
        if (begun == null) {
            fail(before);
        } else {
            begun.fail(within);
        }
        free();
    }
}
