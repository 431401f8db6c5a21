package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.Ticker;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads frames from a paused answer, one chunk for each {@link #pull()}, so that nothing is read that nobody wants. One
 * per stream, on its event loop.
 */
final class FrameSource {

    /** Who takes the frames. After {@code ended} or {@code failed} nothing more comes. */
    interface Sink {

        /** Takes what one chunk held, possibly nothing. */
        void frames(List<StreamFrame> frames);

        /** Takes the last frames, {@code Done} among them. */
        void ended(List<StreamFrame> frames);

        void failed(GatewayException failure);
    }

    /** After {@code Done} only the end of the body is expected; the connection is worth waiting that long for it. */
    private static final Duration END_PATIENCE = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final HttpClientResponse response;
    private final StreamDecoder decoder;
    private final Ticker ticker;
    private final Alarm idle;
    private Sink sink;
    private boolean waiting;
    private long waitingSinceNanos;
    private boolean closed;

    FrameSource(
            Vertx vertx,
            Exchange exchange,
            HttpClientResponse response,
            StreamDecoder decoder,
            Ticker ticker,
            Function<FrameSource, Sink> sink) {
        this.exchange = exchange;
        this.response = response;
        this.decoder = decoder;
        this.ticker = ticker;
        this.idle = new Alarm(vertx);
        this.sink = sink.apply(this);
        exchange.onFailure(this::close);
        response.exceptionHandler(cause -> exchange.fail(ConnectionFailures.duringAnswer(cause)));
        response.handler(this::onChunk);
        response.endHandler(_ -> onEnd());
    }

    /** Hands the frames to come to another. */
    void handOver(Sink next) {
        sink = next;
    }

    /** Asks for one more chunk. */
    void pull() {
        if (!waiting && !closed) {
            waiting = true;
            waitingSinceNanos = ticker.nanos();
            if (!idle.set()) {
                idle.in(exchange.limits().idle(), this::onIdle);
            }
            response.fetch(1);
        }
    }

    /** Closes the connection; nothing more comes. Safe from any thread. */
    void abort() {
        exchange.abort();
    }

    private void onChunk(Buffer chunk) {
        waiting = false;
        if (closed) {
            return;
        }
        var frames = new ArrayList<StreamFrame>();
        GatewayException failure = null;
        try {
            decoder.feed(chunk.getBytes(), frames::add);
        } catch (RuntimeException e) {
            failure = ConnectionFailures.whileReading(e);
        }
        if (holdsDone(frames)) {
            closed = true;
            awaitEnd();
            sink.ended(frames);
        } else if (failure == null) {
            sink.frames(frames);
        } else {
            breakOff(frames, failure);
        }
    }

    private void onEnd() {
        waiting = false;
        idle.off();
        if (closed) {
            exchange.complete();
            return;
        }
        var rest = new ArrayList<StreamFrame>();
        try {
            decoder.finish(rest::add);
        } catch (RuntimeException e) {
            breakOff(rest, ConnectionFailures.whileReading(e));
            return;
        }
        closed = true;
        exchange.complete();
        sink.ended(rest);
    }

    /** What the provider said before it failed is said to the caller, too. */
    private void breakOff(List<StreamFrame> before, GatewayException failure) {
        if (!before.isEmpty()) {
            sink.frames(before);
        }
        exchange.fail(failure);
    }

    /** The answer is complete, its connection not yet free: what is left is read and thrown away. */
    private void awaitEnd() {
        exchange.onFailure(_ -> idle.off());
        idle.in(END_PATIENCE, exchange::abort);
        response.resume();
    }

    /** One timer for many chunks: it looks at the clock when it rings, instead of being set anew each time. */
    private void onIdle() {
        Duration silence = Duration.ofNanos(ticker.nanos() - waitingSinceNanos);
        Duration left = exchange.limits().idle().minus(silence);
        if (!waiting || closed) {
            return;
        }
        if (left.isPositive()) {
            idle.in(left, this::onIdle);
        } else {
            exchange.fail(Exchange.timeout("The provider stopped in the middle of its answer"));
        }
    }

    private void close(GatewayException failure) {
        idle.off();
        if (!closed) {
            closed = true;
            sink.failed(failure);
        }
    }

    private static boolean holdsDone(List<StreamFrame> frames) {
        for (StreamFrame frame : frames) {
            for (StreamEvent event : frame.events()) {
                if (event instanceof StreamEvent.Done) {
                    return true;
                }
            }
        }
        return false;
    }
}
