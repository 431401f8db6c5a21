package io.modelgateway.cache.flight;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.StreamFrame;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A shared stream as one caller sees it: from its beginning, at that caller's pace, on that caller's context. For one
 * subscriber. Demand and cancellation may come from any thread.
 */
final class StreamSeat implements Flow.Publisher<StreamFrame>, Flow.Subscription {

    private final SharedStream stream;
    private final Seat seat;
    private final AtomicBoolean gone = new AtomicBoolean();
    /** Guarded by the stream. */
    private long cursor;
    // The rest belongs to the passenger's context.
    private Flow.@Nullable Subscriber<? super StreamFrame> subscriber;
    private long demand;
    private boolean draining;
    private boolean signalled;
    private boolean terminated;

    StreamSeat(SharedStream stream, Seat seat) {
        this.stream = stream;
        this.seat = seat;
    }

    long cursor() {
        return cursor;
    }

    void advance() {
        cursor++;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super StreamFrame> taker) {
        taker.onSubscribe(this);
        seat.run(() -> {
            subscriber = taker;
            drain();
        });
    }

    @Override
    public void request(long count) {
        seat.run(() -> {
            demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
            drain();
        });
    }

    @Override
    public void cancel() {
        depart();
        seat.run(() -> terminated = true);
    }

    /** Something may have come. */
    void signal() {
        seat.run(this::drain);
    }

    /** Ends it for this caller alone. */
    void fail(GatewayException reason) {
        depart();
        seat.run(() -> end(reason));
    }

    private void drain() {
        if (draining || subscriber == null || terminated) {
            signalled = true;
            return;
        }
        draining = true;
        boolean more = true;
        while (more && demand > 0 && !terminated) {
            signalled = false;
            // What is asked for may come at once, within the asking.
            more = step(subscriber) || signalled;
        }
        draining = false;
    }

    /** {@return whether it is worth asking again at once} */
    private boolean step(Flow.Subscriber<? super StreamFrame> taker) {
        SharedStream.Next next = stream.next(this);
        if (next.frame() != null) {
            if (demand != Long.MAX_VALUE) {
                demand--;
            }
            taker.onNext(next.frame());
            return true;
        }
        if (next.ended()) {
            depart();
            end(next.failure());
        }
        return false;
    }

    private void end(@Nullable Throwable failure) {
        if (terminated || subscriber == null) {
            return;
        }
        terminated = true;
        if (failure == null) {
            subscriber.onComplete();
        } else {
            subscriber.onError(failure);
        }
    }

    private void depart() {
        if (gone.compareAndSet(false, true)) {
            stream.leave(this);
            seat.free();
        }
    }
}
