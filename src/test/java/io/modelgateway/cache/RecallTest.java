package io.modelgateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.cache.flight.Landed;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.key.Keys;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.cache.replay.Serving;
import io.modelgateway.cache.store.AnswerStore;
import io.modelgateway.cache.store.EntryHead;
import io.modelgateway.cache.store.StoredAnswer;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.LogLines;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecallTest {

    @Inject
    CacheConfig config;

    @Inject
    CachePolicy policy;

    @Inject
    Similarity similarity;

    @Inject
    Serving serving;

    @Inject
    CacheMeters meters;

    @Inject
    MeterRegistry registry;

    @Test
    void whatNobodyForesawCostsTheAnswerAndNotTheRequest() {
        var recall = new Recall(new BrokenStore(), similarity, serving, meters, Clock.systemUTC());
        double before = errors();
        try (LogLines log = LogLines.of(Recall.class.getName())) {
            Optional<Landed> found = recall.exact(asked()).await().atMost(Duration.ofSeconds(5));

            assertThat(found).isEmpty();
            assertThat(errors() - before).isEqualTo(1);
            assertThat(log.text()).contains("WARN", "IllegalStateException: broken");
        }
    }

    private double errors() {
        return registry.counter("gateway.cache.errors", "code", "E4300").count();
    }

    private Asked asked() {
        var inquiry = new Inquiry(
                Definitions.context(Map.of()), Definitions.chat("hi", false), List.of("openai/m"), _ -> true);
        var material = inquiry.material(config.scope());
        return new Asked(
                inquiry,
                policy.treatment(inquiry.context(), inquiry.request()),
                material,
                Keys.exact(material),
                Optional.empty());
    }

    /** Breaks its promise never to fail. */
    private static final class BrokenStore implements AnswerStore {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Uni<Optional<StoredAnswer>> find(CacheKey key) {
            return broken();
        }

        @Override
        public Uni<Void> put(CacheKey key, StoredAnswer answer) {
            return broken();
        }

        @Override
        public Uni<Boolean> remove(CacheKey key) {
            return broken();
        }

        @Override
        public Uni<Long> removeIf(Predicate<EntryHead> doomed) {
            return broken();
        }

        @Override
        public Uni<Long> entries() {
            return broken();
        }

        private static <T> Uni<T> broken() {
            return Uni.createFrom().failure(new IllegalStateException("broken"));
        }
    }
}
