package io.modelgateway.cache.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final BackgroundWorker worker = worker(PATIENCE);

    @AfterEach
    void close() {
        gate.countDown();
        worker.close();
    }

    @Test
    void refusesWhatDoesNotFitItsQueueAndTakesWorkAgainLater() {
        CompletableFuture<Integer> running = started();
        CompletableFuture<Integer> waiting = worker.run(() -> 2).subscribeAsCompletionStage();

        assertThatThrownBy(() -> worker.run(() -> 3).await().atMost(PATIENCE))
                .isInstanceOf(RejectedExecutionException.class);
        gate.countDown();

        assertThat(running.join()).isEqualTo(1);
        assertThat(waiting.join()).isEqualTo(2);
        assertThat(worker.run(() -> 4).await().atMost(PATIENCE)).isEqualTo(4);
    }

    @Test
    void givesThePlaceOfACancelledCallerBack() {
        started();
        var ran = new AtomicBoolean();
        worker.run(() -> ran.getAndSet(true)).subscribe().with(_ -> {}).cancel();
        CompletableFuture<Integer> next = worker.run(() -> 5).subscribeAsCompletionStage();
        gate.countDown();

        assertThat(next.join()).isEqualTo(5);
        assertThat(ran).isFalse();
    }

    @Test
    void failsLateWorkAndDoesNotStartItAnyMore() {
        try (BackgroundWorker hasty = worker(Duration.ofMillis(20))) {
            var ran = new AtomicBoolean();
            Uni<Boolean> blocked = hasty.run(() -> {
                gate.await();
                return true;
            });
            CompletableFuture<Boolean> first = blocked.subscribeAsCompletionStage();
            assertThatThrownBy(
                            () -> hasty.run(() -> ran.getAndSet(true)).await().atMost(PATIENCE))
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThatThrownBy(first::join).hasCauseInstanceOf(TimeoutException.class);
            gate.countDown();

            await().atMost(PATIENCE)
                    .until(() -> hasty.run(() -> 1)
                                    .onFailure()
                                    .recoverWithItem(0)
                                    .await()
                                    .atMost(PATIENCE)
                            == 1);
            assertThat(ran).isFalse();
        }
    }

    @Test
    void answersOnTheContextItWasAskedOn() {
        Vertx vertx = Vertx.vertx();
        Context asking = vertx.getOrCreateContext();
        var answered = new CompletableFuture<Context>();

        asking.runOnContext(_ -> worker.run(() -> 1).subscribe().with(_ -> answered.complete(Vertx.currentContext())));

        assertThat(answered.orTimeout(10, TimeUnit.SECONDS).join()).isSameAs(asking);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void neverRunsTwoAtOnceHoweverManyAsk() {
        try (BackgroundWorker busy = new BackgroundWorker("busy", PATIENCE, 10_000, () -> {})) {
            var inside = new AtomicInteger();
            var most = new AtomicInteger();
            var done = new AtomicInteger();
            for (int i = 0; i < 5_000; i++) {
                busy.run(() -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            return inside.decrementAndGet();
                        })
                        .subscribe()
                        .with(_ -> done.incrementAndGet());
            }
            await().atMost(PATIENCE).until(() -> done.get() == 5_000);
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void endsAfterTheLastWorkOnceClosed() {
        CompletableFuture<Integer> running = started();
        worker.close();
        assertThat(ended).isFalse();
        gate.countDown();

        assertThat(running.join()).isEqualTo(1);
        await().atMost(PATIENCE).untilTrue(ended);
        assertThatThrownBy(() -> worker.run(() -> 1).await().atMost(PATIENCE))
                .isInstanceOf(RejectedExecutionException.class);
    }

    private BackgroundWorker worker(Duration timeout) {
        return new BackgroundWorker("test-worker", timeout, 1, () -> ended.set(true));
    }

    /** Work that has begun, so that the queue is empty, and that waits for the gate. */
    private CompletableFuture<Integer> started() {
        var begun = new CountDownLatch(1);
        CompletableFuture<Integer> running = worker.run(() -> {
                    begun.countDown();
                    gate.await();
                    return 1;
                })
                .subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        return running;
    }
}
