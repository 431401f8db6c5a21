package io.modelgateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.pipeline.Ending.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EndingTest {

    private final Ending ending = new Ending();
    private final List<String> seen = new ArrayList<>();

    @Test
    void runsActionsOnceInTheirOrder() {
        ending.then(result -> seen.add("first " + result));
        ending.then(result -> seen.add("second " + result));

        ending.ended(Result.FAILED);
        ending.ended(Result.CANCELLED);

        assertThat(seen).containsExactly("first FAILED", "second FAILED");
    }

    @Test
    void runsWhatComesTooLateAtOnce() {
        ending.ended(Result.CANCELLED);

        ending.then(result -> seen.add("late " + result));

        assertThat(seen).containsExactly("late CANCELLED");
    }

    @Test
    void oneThatFailsHarmsNoOther() {
        ending.then(_ -> {
            throw new IllegalStateException("on purpose");
        });
        ending.then(result -> seen.add("still " + result));

        ending.ended(Result.ANSWERED);

        assertThat(seen).containsExactly("still ANSWERED");
    }

    @Test
    void runsEachActionOnceWhereEndAndRegistrationRace() throws InterruptedException {
        for (int round = 0; round < 2_000; round++) {
            var contested = new Ending();
            var runs = new AtomicInteger();
            var start = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
                threads.execute(() -> after(start, () -> contested.then(_ -> runs.incrementAndGet())));
                threads.execute(() -> after(start, () -> contested.ended(Result.ANSWERED)));
                threads.execute(() -> after(start, () -> contested.ended(Result.CANCELLED)));
                start.countDown();
                threads.shutdown();
                assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(runs).hasValue(1);
        }
    }

    private static void after(CountDownLatch start, Runnable action) {
        try {
            start.await();
            action.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
