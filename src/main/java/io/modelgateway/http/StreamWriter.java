package io.modelgateway.http;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes one stream at the client's pace: the next piece is asked for only while the connection's write queue has room,
 * so at most that queue is held in memory, and a client that leaves it full for too long is cut off. Signals come one at
 * a time; cancelling is safe from any thread.
 */
final class StreamWriter implements Flow.Subscriber<byte[]> {

    private final HttpServerResponse response;
    private final TurnBuffer out;
    private final KeepAlive keepAlive;
    private final ReadPatience patience;
    private final Runnable sever;
    private final UniEmitter<? super Void> written;
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private volatile boolean cancelled;

    /** @param sever cuts the connection at once */
    StreamWriter(
            HttpServerResponse response,
            TurnBuffer out,
            KeepAlive keepAlive,
            ReadPatience patience,
            Runnable sever,
            UniEmitter<? super Void> written) {
        this.response = response;
        this.out = out;
        this.keepAlive = keepAlive;
        this.patience = patience;
        this.sever = sever;
        this.written = written;
    }

    @Override
    public void onSubscribe(Flow.Subscription incoming) {
        subscription.set(incoming);
        if (cancelled) {
            cancel();
        } else {
            response.drainHandler(drained -> {
                patience.end();
                incoming.request(1);
            });
            incoming.request(1);
        }
    }

    @Override
    public void onNext(byte[] piece) {
        if (piece.length > 0) {
            out.write(piece);
            keepAlive.spoke();
        }
        Flow.Subscription current = subscription.get();
        if (current != null) {
            if (piece.length == 0 || !response.writeQueueFull()) {
                current.request(1);
            } else {
                patience.begin(this::cut);
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        keepAlive.stop();
        out.flush();
        // The head is out: only a broken connection can tell that the answer is not complete.
        sever.run();
        written.complete(null);
    }

    /** Nobody reads: what is buffered goes with the connection, and the provider is stopped. */
    private void cut() {
        cancel();
        sever.run();
        written.complete(null);
    }

    @Override
    public void onComplete() {
        keepAlive.stop();
        out.flush();
        response.end().onComplete(ended -> written.complete(null));
    }

    void cancel() {
        cancelled = true;
        keepAlive.stop();
        patience.end();
        Flow.Subscription current = subscription.getAndSet(null);
        if (current != null) {
            current.cancel();
        }
    }
}
