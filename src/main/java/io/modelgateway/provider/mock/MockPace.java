package io.modelgateway.provider.mock;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.Ticker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** Waiting without blocking, on Vert.x timers. Thread-safe. */
final class MockPace {

    private final Vertx vertx;
    private final Ticker ticker;

    MockPace(Vertx vertx, Ticker ticker) {
        this.vertx = vertx;
        this.ticker = ticker;
    }

    /** {@return an item after that time; to cancel forgets it} */
    <T> Uni<T> after(Duration wait, T item) {
        if (wait.toMillis() < 1) {
            return Uni.createFrom().item(item);
        }
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(wait.toMillis(), _ -> emitter.complete(item));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    /** {@return a failure after that time; to cancel forgets it} */
    <T> Uni<T> failAfter(Duration wait, GatewayException failure) {
        return after(wait, failure)
                .onItem()
                .transformToUni(due -> Uni.createFrom().failure(due));
    }

    /**
     * {@return the frames at that pace, as fast as they are taken but no faster} Each is due at its place on the clock,
     * so that the pace holds beyond the millisecond of a timer.
     */
    Multi<StreamFrame> stream(List<StreamFrame> frames, double tokensPerSecond) {
        Multi<StreamFrame> all = Multi.createFrom().iterable(frames);
        if (tokensPerSecond <= 0) {
            return all;
        }
        return Multi.createFrom().deferred(() -> {
            long start = ticker.nanos();
            var place = new int[1];
            return all.onItem().transformToUniAndConcatenate(frame -> {
                Duration due = Duration.ofNanos((long) (place[0]++ * 1e9 / tokensPerSecond));
                return after(due.minusNanos(ticker.nanos() - start), frame);
            });
        });
    }

    /** {@return the first half of the frames, and then a broken stream} */
    Multi<StreamFrame> cut(List<StreamFrame> frames, double tokensPerSecond) {
        var half = frames.subList(0, Math.max(2, frames.size() / 2));
        Multi<StreamFrame> broken = Multi.createFrom()
                .failure(() -> GatewayException.of(
                        ErrorCode.STREAMING_ERROR, "The stream broke off: the mock was told to cut it"));
        return Multi.createBy().concatenating().streams(stream(half, tokensPerSecond), broken);
    }
}
