package io.modelgateway.cache.flight;

import io.modelgateway.cache.store.Sizes;
import io.modelgateway.cache.store.TimedFrame;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One stream for several readers. The fastest sets the pace; the others find what they have missed here. All of it is
 * kept as long as it fits the bound, so that readers may still come; beyond, only what somebody has yet to read, and who
 * falls behind by more than the bound is cut off. Thread-safe; readers are called without the lock.
 */
final class SharedStream implements Flow.Subscriber<StreamFrame> {

    /** What a stream tells of itself. */
    interface Events {

        /** It has ended, or its last frame has come; told before any reader gets that. */
        void over();

        /** It has become too long to be kept: nobody can join any more. */
        void outgrown();

        /** The answer is complete, and was short enough to be kept. */
        void complete(List<TimedFrame> frames);

        /** There is no answer, or none that can be kept: nobody shall join any more. */
        void broken();
    }

    /** What there is for a reader: a frame, an end, or neither yet. */
    record Next(
            @Nullable StreamFrame frame,
            boolean ended,
            @Nullable Throwable failure) {
        private static final Next NOTHING_YET = new Next(null, false, null);
    }

    private final long maxBytes;
    private final Ticker ticker;
    private final Events events;
    private final List<StreamSeat> readers = new ArrayList<>();
    private final List<TimedFrame> window = new ArrayList<>();
    private long windowStart;
    private long windowBytes;
    private long beganNanos;
    private boolean whole = true;
    private boolean ended;
    private boolean asked;
    private @Nullable Throwable failure;
    private Flow.@Nullable Subscription upstream;

    SharedStream(long maxBytes, Ticker ticker, Events events) {
        this.maxBytes = maxBytes;
        this.ticker = ticker;
        this.events = events;
    }

    synchronized void join(StreamSeat reader) {
        readers.add(reader);
    }

    void leave(StreamSeat reader) {
        synchronized (this) {
            readers.remove(reader);
            trim();
        }
    }

    /** Stops the provider. */
    void cancel() {
        Flow.Subscription current;
        synchronized (this) {
            current = upstream;
            ended = true;
        }
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        boolean late;
        synchronized (this) {
            upstream = subscription;
            beganNanos = ticker.nanos();
            late = ended;
        }
        if (late) {
            subscription.cancel();
        } else {
            signal(readers());
        }
    }

    @Override
    public void onNext(StreamFrame frame) {
        boolean outgrown;
        List<TimedFrame> complete;
        List<StreamSeat> cutOff;
        synchronized (this) {
            asked = false;
            long millis = Duration.ofNanos(ticker.nanos() - beganNanos).toMillis();
            window.add(new TimedFrame(frame, millis));
            windowBytes += Sizes.of(frame);
            outgrown = whole && windowBytes > maxBytes;
            whole &= !outgrown;
            complete = whole && isLast(frame) ? List.copyOf(window) : List.of();
            trim();
            cutOff = laggards();
        }
        if (isLast(frame)) {
            events.over();
        }
        if (outgrown) {
            events.outgrown();
        }
        // Before it is delivered: a client that has seen the end may ask again at once, or close its connection.
        if (!complete.isEmpty()) {
            events.complete(complete);
        }
        cutOff.forEach(reader -> reader.fail(GatewayException.of(
                ErrorCode.STREAMING_ERROR, "The client read too slowly to share the provider's answer with others")));
        signal(readers());
    }

    @Override
    public void onError(Throwable cause) {
        end(cause);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable cause) {
        boolean broken;
        synchronized (this) {
            ended = true;
            failure = cause;
            broken = cause != null
                    || window.isEmpty()
                    || !isLast(window.getLast().frame());
        }
        events.over();
        if (broken) {
            events.broken();
        }
        signal(readers());
    }

    private static boolean isLast(StreamFrame frame) {
        return frame.events().stream().anyMatch(StreamEvent.Done.class::isInstance);
    }

    /** {@return what comes next for a reader that wants something} If that is not there yet, it is asked for. */
    Next next(StreamSeat reader) {
        Flow.Subscription pulled;
        synchronized (this) {
            int position = Math.toIntExact(reader.cursor() - windowStart);
            if (position < window.size()) {
                StreamFrame frame = window.get(position).frame();
                reader.advance();
                trim();
                return new Next(frame, false, null);
            }
            if (ended) {
                return new Next(null, true, failure);
            }
            if (asked || upstream == null) {
                return Next.NOTHING_YET;
            }
            asked = true;
            pulled = upstream;
        }
        pulled.request(1);
        return Next.NOTHING_YET;
    }

    private synchronized List<StreamSeat> readers() {
        return List.copyOf(readers);
    }

    private static void signal(List<StreamSeat> readers) {
        readers.forEach(StreamSeat::signal);
    }

    /** Forgets what everybody has read, once nobody can join any more. */
    private void trim() {
        if (whole) {
            return;
        }
        long slowest = windowStart + window.size();
        for (StreamSeat reader : readers) {
            slowest = Math.min(slowest, reader.cursor());
        }
        int read = Math.toIntExact(slowest - windowStart);
        for (TimedFrame forgotten : window.subList(0, read)) {
            windowBytes -= Sizes.of(forgotten.frame());
        }
        window.subList(0, read).clear();
        windowStart = slowest;
    }

    /** A lone reader sets the pace itself and is never one. */
    private List<StreamSeat> laggards() {
        if (whole || windowBytes <= maxBytes || readers.size() < 2) {
            return List.of();
        }
        List<StreamSeat> behind = readers.stream()
                .filter(reader -> reader.cursor() == windowStart)
                .toList();
        return behind.size() < readers.size() ? behind : List.of();
    }
}
