package io.modelgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final List<String> out = new ArrayList<>();

    @Test
    void letsSoManyOutAndTheRestInTheirTurn() {
        var turnstile = new Turnstile(1, 2);

        assertThat(turnstile.enter(() -> out.add("first"))).isTrue();
        assertThat(turnstile.enter(() -> out.add("second"))).isTrue();
        assertThat(turnstile.enter(() -> false)).isTrue();
        assertThat(turnstile.enter(() -> out.add("too many"))).isFalse();
        assertThat(out).containsExactly("first");

        turnstile.leave();
        assertThat(out).containsExactly("first", "second");
        turnstile.leave();
        assertThat(turnstile.enter(() -> out.add("third"))).isTrue();
        assertThat(out).containsExactly("first", "second", "third");
    }

    @Test
    void neverHasMoreOutsideThanItsWidthWhateverTheThreads() throws InterruptedException {
        var turnstile = new Turnstile(3, 100_000);
        var outside = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8);
                ExecutorService replies = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 20_000; i++) {
                threads.execute(() -> turnstile.enter(() -> {
                    most.accumulateAndGet(outside.incrementAndGet(), Math::max);
                    replies.execute(() -> {
                        outside.decrementAndGet();
                        done.incrementAndGet();
                        turnstile.leave();
                    });
                    return true;
                }));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            Awaitility.await().until(() -> done.get() == 20_000);
        }
        assertThat(most).hasValueLessThanOrEqualTo(3);
    }
}
