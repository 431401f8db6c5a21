package io.modelgateway.cache.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.StreamedAnswer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many on several event loops who share one stream, and come and go as they like. */
class FlightsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final FlightKey KEY = new FlightKey(new CacheKey("0".repeat(64)), true, null);

    private final Vertx vertx = Vertx.vertx();
    private final Flights flights = new Flights(2_000, vertx, System::nanoTime);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicReference<MultiEmitter<? super StreamFrame>> source = new AtomicReference<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @RepeatedTest(10)
    void everybodyGetsTheWholeStreamInOrderOnTheirOwnLoop() {
        var readers = new ArrayList<Reader>();
        for (int i = 0; i < 20; i++) {
            readers.add(board());
        }
        Awaitility.await().atMost(PATIENCE).until(() -> source.get() != null);
        say("a");
        say("b");
        Reader late = board();
        readers.add(late);
        // Joined for sure before the end.
        assertThat(late.first).succeedsWithin(PATIENCE);
        say("c");
        finish();

        for (Reader reader : readers) {
            assertThat(reader.end).succeedsWithin(PATIENCE);
            assertThat(reader.texts).containsExactly("a", "b", "c");
            assertThat(reader.strangeContexts).hasValue(0);
        }
        assertThat(calls).hasValue(1);
        assertThat(kept).hasValue(1);
        assertThat(cancelled).hasValue(0);
    }

    @RepeatedTest(10)
    void theCallEndsExactlyWhenTheLastLeaves() {
        var random = new Random();
        var readers = new ArrayList<Reader>();
        for (int i = 0; i < 20; i++) {
            readers.add(board());
        }
        Awaitility.await().atMost(PATIENCE).until(() -> source.get() != null);
        say("a");
        readers.forEach(reader -> assertThat(reader.first).succeedsWithin(PATIENCE));
        Reader stays = readers.remove(random.nextInt(readers.size()));
        readers.forEach(Reader::leave);
        say("b");
        Awaitility.await().atMost(PATIENCE).until(() -> stays.texts.size() == 2);
        assertThat(cancelled).hasValue(0);

        stays.leave();

        Awaitility.await().atMost(PATIENCE).until(() -> cancelled.get() == 1);
        assertThat(kept).hasValue(0);
    }

    @Test
    void whoFallsTooFarBehindIsCutOffAndHoldsNobodyUp() {
        Reader quick = board();
        Awaitility.await().atMost(PATIENCE).until(() -> source.get() != null);
        Reader slow = board(1);
        say("first");
        assertThat(slow.first).succeedsWithin(PATIENCE);
        for (int i = 0; i < 100; i++) {
            say("x".repeat(100));
        }
        finish();

        assertThat(quick.end).succeedsWithin(PATIENCE);
        assertThat(quick.texts).hasSize(101);
        assertThat(slow.end).failsWithin(PATIENCE);
        assertThat(kept).hasValue(0);
    }

    @Test
    void somebodyElsePaysWhenWhoBeganItLeaves() {
        Reader first = board();
        Awaitility.await().atMost(PATIENCE).until(() -> source.get() != null);
        Reader second = board();
        Reader third = board();
        say("a");
        List.of(first, second, third).forEach(reader -> assertThat(reader.first).succeedsWithin(PATIENCE));

        first.leave();

        Awaitility.await().atMost(PATIENCE).until(() -> second.pays.get() + third.pays.get() == 1);
        assertThat(first.resign.getAsBoolean()).isTrue();
        assertThat(first.joined).hasValue(0);
        assertThat(second.joined.get() + third.joined.get()).isEqualTo(2);
    }

    @Test
    void knowsWhichCallsEndedLatelyAsSoonAsNobodyCanJoinThem() {
        Reader reader = board();
        Awaitility.await().atMost(PATIENCE).until(() -> source.get() != null);
        assertThat(flights.landedLately(KEY)).isFalse();

        finish();
        assertThat(reader.end).succeedsWithin(PATIENCE);
        Awaitility.await().atMost(PATIENCE).until(() -> flights.landedLately(KEY));
        assertThat(kept).hasValue(1);
        assertThat(flights.landedLately(new FlightKey(KEY.key(), false, null))).isTrue();
        assertThat(flights.landedLately(new FlightKey(new CacheKey("1".repeat(64)), true, null)))
                .isFalse();
    }

    private void say(String text) {
        source.get().emit(StreamFrame.of(new StreamEvent.TextDelta(0, text, null)));
    }

    private void finish() {
        source.get().emit(StreamFrame.of(new StreamEvent.Done()));
        source.get().complete();
    }

    private Reader board() {
        return board(Long.MAX_VALUE);
    }

    private Reader board(long demand) {
        var reader = new Reader(demand);
        Context context = vertx.getOrCreateContext();
        reader.context = context;
        context.runOnContext(_ -> flights.share(
                        KEY,
                        Deadline.after(Duration.ofMinutes(1), System::nanoTime),
                        reader,
                        call(),
                        (landed, content) -> Uni.createFrom().voidItem().invoke(kept::incrementAndGet))
                .subscribe()
                .with(
                        landed -> ((StreamedAnswer) landed.response())
                                .frames()
                                .subscribe()
                                .withSubscriber(reader),
                        reader.end::completeExceptionally));
        return reader;
    }

    private Uni<Landed> call() {
        return Uni.createFrom().item(() -> {
            calls.incrementAndGet();
            Multi<StreamFrame> frames = Multi.createFrom()
                    .<StreamFrame>emitter(source::set)
                    .onCancellation()
                    .invoke(cancelled::incrementAndGet);
            GatewayResponse response = new StreamedAnswer(frames);
            return new Landed(response, null, Set.of(), CacheOutcome.MISS);
        });
    }

    /** One caller. */
    private static final class Reader implements Flow.Subscriber<StreamFrame>, Passenger {

        private final long demand;
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> first = new CompletableFuture<>();
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final AtomicInteger strangeContexts = new AtomicInteger();
        private final AtomicInteger joined = new AtomicInteger();
        private final AtomicInteger pays = new AtomicInteger();
        private volatile Context context;
        private volatile Flow.Subscription subscription;
        private volatile BooleanSupplier resign = () -> false;

        private Reader(long demand) {
            this.demand = demand;
        }

        @Override
        public void onSubscribe(Flow.Subscription incoming) {
            subscription = incoming;
            incoming.request(demand);
        }

        @Override
        public void onNext(StreamFrame frame) {
            if (Vertx.currentContext() != context) {
                strangeContexts.incrementAndGet();
            }
            frame.events().forEach(event -> {
                if (event instanceof StreamEvent.TextDelta delta) {
                    texts.add(delta.text());
                }
            });
            first.complete(null);
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }

        @Override
        public void boarded(BooleanSupplier resigning) {
            resign = resigning;
        }

        @Override
        public void joined() {
            joined.incrementAndGet();
        }

        @Override
        public void pays(@Nullable ModelKey awaited) {
            pays.incrementAndGet();
        }

        @Override
        public @Nullable ModelKey awaited() {
            return null;
        }

        void leave() {
            var left = new CompletableFuture<Void>();
            context.runOnContext(_ -> {
                subscription.cancel();
                left.complete(null);
            });
            left.orTimeout(20, TimeUnit.SECONDS).join();
        }
    }
}
