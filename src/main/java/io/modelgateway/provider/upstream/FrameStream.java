package io.modelgateway.provider.upstream;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.loop.Loops;
import io.modelgateway.model.StreamFrame;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An opened stream as a publisher for one subscriber: first what was held, then what comes, at the subscriber's pace. It
 * holds the frames of one chunk at most. Failures become E4604. State lives on the stream's event loop; demand and
 * cancellation may come from any thread.
 */
final class FrameStream implements Flow.Publisher<StreamFrame>, Flow.Subscription, FrameSource.Sink {

    private final Context loop;
    private final FrameSource source;
    private final Queue<StreamFrame> ready;
    private final AtomicBoolean taken = new AtomicBoolean();
    private Flow.@Nullable Subscriber<? super StreamFrame> subscriber;
    private long demand;
    private boolean ended;
    private @Nullable GatewayException failure;
    private boolean terminated;
    private boolean draining;

    FrameStream(Context loop, FrameSource source, List<StreamFrame> held, boolean complete) {
        this.loop = loop;
        this.source = source;
        this.ready = new ArrayDeque<>(held);
        this.ended = complete;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super StreamFrame> taker) {
        if (taken.compareAndSet(false, true)) {
            taker.onSubscribe(this);
            Loops.run(loop, () -> {
                subscriber = taker;
                drain();
            });
        } else {
            taker.onSubscribe(NoSubscription.INSTANCE);
            taker.onError(new IllegalStateException("a stream can be taken over once"));
        }
    }

    @Override
    public void request(long count) {
        Loops.run(loop, () -> {
            demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
            drain();
        });
    }

    @Override
    public void cancel() {
        Loops.run(loop, () -> {
            terminated = true;
            ready.clear();
            source.abort();
        });
    }

    @Override
    public void frames(List<StreamFrame> frames) {
        ready.addAll(frames);
        drain();
    }

    @Override
    public void ended(List<StreamFrame> frames) {
        ready.addAll(frames);
        ended = true;
        drain();
    }

    @Override
    public void failed(GatewayException cause) {
        failure = GatewayException.caused(
                ErrorCode.STREAMING_ERROR, "The stream broke off: " + cause.getMessage(), cause);
        drain();
    }

    /** Gives what is ready and wanted, then ends or asks for more. A subscriber that asks meanwhile joins this round. */
    private void drain() {
        if (draining || subscriber == null || terminated) {
            return;
        }
        draining = true;
        while (demand > 0 && !ready.isEmpty() && !terminated) {
            if (demand != Long.MAX_VALUE) {
                demand--;
            }
            subscriber.onNext(ready.remove());
        }
        draining = false;
        if (ready.isEmpty() && !terminated) {
            goOn(subscriber);
        }
    }

    private void goOn(Flow.Subscriber<? super StreamFrame> taker) {
        if (failure != null) {
            terminated = true;
            taker.onError(failure);
        } else if (ended) {
            terminated = true;
            taker.onComplete();
        } else if (demand > 0) {
            source.pull();
        }
    }

    /** For who comes second. */
    private enum NoSubscription implements Flow.Subscription {
        INSTANCE;

        @Override
        public void request(long count) {
            // There is nothing to ask for.
        }

        @Override
        public void cancel() {
            // There is nothing to cancel.
        }
    }
}
