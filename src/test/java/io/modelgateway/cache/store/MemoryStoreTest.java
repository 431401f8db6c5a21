package io.modelgateway.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {

    private static final int MAX_BYTES = 200_000;
    private static final Duration TTL = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();
    private final CacheMeters meters = new CacheMeters(new SimpleMeterRegistry());
    private final MemoryStore store = new MemoryStore(MAX_BYTES, nanos::get, meters);

    @Test
    void forgetsWhatHasExpired() {
        put(1, "one");
        nanos.addAndGet(TTL.toNanos() - 1);
        assertThat(find(1)).hasValue("one");

        nanos.addAndGet(1);

        assertThat(find(1)).isEmpty();
    }

    @Test
    void staysWithinItsBytes() {
        for (int i = 0; i < 2_000; i++) {
            put(i, noise(i));
        }

        assertThat(store.bytes()).isBetween(1L, (long) MAX_BYTES);
        assertThat(meters.figures().evictions()).isPositive();
    }

    @Test
    void removesByWhatIsKnownOfEntries() {
        put(1, "one");
        put(2, "two");

        long removed = store.removeIf(head -> head.origin().id().value().equals("model-1"))
                .await()
                .indefinitely();

        assertThat(removed).isOne();
        assertThat(find(1)).isEmpty();
        assertThat(find(2)).hasValue("two");
    }

    /** Whoever finds an answer finds the one that belongs to the key, whatever goes on meanwhile. */
    @Test
    void givesTheRightAnswerWhileOthersStoreEvictAndInvalidate() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                long seed = thread;
                runs.add(threads.submit(worker(new Random(seed))));
            }
            int hits = 0;
            for (Future<Integer> run : runs) {
                hits += run.get(60, TimeUnit.SECONDS);
            }
            assertThat(hits).isPositive();
        }
        assertThat(store.bytes()).isLessThanOrEqualTo(MAX_BYTES);
    }

    private Callable<Integer> worker(Random random) {
        return () -> {
            int hits = 0;
            for (int i = 0; i < 5_000; i++) {
                int number = random.nextInt(300);
                switch (random.nextInt(20)) {
                    case 0 -> store.remove(key(number)).await().indefinitely();
                    case 1 ->
                        store.removeIf(head -> head.origin().id().value().equals("model-" + number))
                                .await()
                                .indefinitely();
                    case 2, 3, 4, 5, 6, 7 -> put(number, noise(number));
                    default -> {
                        Optional<String> found = find(number);
                        found.ifPresent(text -> assertThat(text).isEqualTo(noise(number)));
                        hits += found.isPresent() ? 1 : 0;
                    }
                }
            }
            return hits;
        };
    }

    private static String noise(int number) {
        var random = new Random(number);
        var text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append((char) random.nextInt('!', '~'));
        }
        return text.toString();
    }

    private void put(int number, String text) {
        Instant now = Instant.EPOCH;
        var head = new EntryHead(
                new ModelKey(new ProviderId("p"), new ModelId("model-" + number)), null, now, now.plus(TTL));
        var choice = new Choice(0, List.of(new ContentPart.Text(text)), FinishReason.STOP, null);
        var answer = new ChatAnswer("id", "m", 0, List.of(choice), TokenUsage.UNKNOWN, null);
        store.put(key(number), new StoredAnswer(head, Set.of(), null, new Content.Whole(answer)))
                .await()
                .indefinitely();
    }

    private Optional<String> find(int number) {
        return store.find(key(number)).await().indefinitely().map(answer -> {
            var whole = (Content.Whole) answer.content();
            return ((ContentPart.Text)
                            whole.answer().choices().getFirst().content().getFirst())
                    .text();
        });
    }

    private static CacheKey key(int number) {
        return new CacheKey("%064x".formatted(number));
    }
}
