package io.modelgateway.cache.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.cache.store.TimedFrame;
import io.modelgateway.model.ReplayPace;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When remembered frames come. Only lower bounds: a slow machine is late, and never early. */
class PacedReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<TimedFrame> PAUSED = List.of(frame("aaaa", 0), frame("bbbb", 150), frame("cccc", 400));

    private final Vertx vertx = Vertx.vertx();
    private final Replay replay = new Replay(vertx, System::nanoTime);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void hasThePausesOfTheOriginalInOrder() {
        List<Long> arrivals = arrivals(PAUSED, new ReplayPace.Original());

        assertThat(arrivals).hasSize(3).isSorted();
        assertThat(arrivals.get(1)).isGreaterThanOrEqualTo(145);
        assertThat(arrivals.get(2)).isGreaterThanOrEqualTo(395);
    }

    @Test
    void spreadsTokensEvenlyWhateverThePausesWere() {
        // 4 characters to the token, 10 tokens a second: one frame every 100 ms.
        List<Long> arrivals = arrivals(PAUSED, new ReplayPace.Steady(10));

        assertThat(arrivals).hasSize(3).isSorted();
        assertThat(arrivals.get(0)).isGreaterThanOrEqualTo(95);
        assertThat(arrivals.get(1)).isGreaterThanOrEqualTo(195);
        assertThat(arrivals.get(2)).isGreaterThanOrEqualTo(295);
    }

    @Test
    void stopsWhenTheClientLeaves() {
        var texts = new CopyOnWriteArrayList<String>();
        var first = new CompletableFuture<Void>();
        Cancellable left = replay.of(PAUSED, new ReplayPace.Original())
                .subscribe()
                .with(frame -> {
                    texts.add(text(frame));
                    first.complete(null);
                });
        assertThat(first).succeedsWithin(PATIENCE);
        left.cancel();

        // Another's last frame is due later than all that were cancelled.
        assertThat(arrivals(PAUSED, new ReplayPace.Original())).hasSize(3);

        assertThat(texts).containsExactly("aaaa");
    }

    /** {@return when each frame came, in milliseconds} The texts must be in order. */
    private List<Long> arrivals(List<TimedFrame> frames, ReplayPace pace) {
        long begun = System.nanoTime();
        var texts = new CopyOnWriteArrayList<String>();
        List<Long> arrivals = replay.of(frames, pace)
                .map(frame -> {
                    texts.add(text(frame));
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                })
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);
        assertThat(texts).containsExactly("aaaa", "bbbb", "cccc");
        return arrivals;
    }

    private static String text(StreamFrame frame) {
        return ((StreamEvent.TextDelta) frame.events().getFirst()).text();
    }

    private static TimedFrame frame(String text, long millis) {
        return new TimedFrame(StreamFrame.of(new StreamEvent.TextDelta(0, text, null)), millis);
    }
}
