package io.modelgateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Readers and writers at the same time. */
class RegistrySwapTest {

    private static final int CHANGES = 200;

    /** Every version of the file has two models that carry the same weight: a reader must never see two weights. */
    private static Layer file(int weight) {
        return Texts.layer("models: {left: {provider: ollama, weight: %d}, right: {provider: ollama, weight: %d}}"
                .formatted(weight, weight));
    }

    @Test
    void readersSeeOneWholeCatalogueWhileItIsSwapped() throws Exception {
        LayeredRegistry registry = Texts.registry("models: {left: {provider: ollama}, right: {provider: ollama}}");
        var done = new AtomicBoolean();
        Callable<Long> reader = () -> {
            long seen = 0;
            while (!done.get()) {
                Catalog catalog = registry.catalog();
                assertThat(catalog.version()).isGreaterThanOrEqualTo(seen);
                seen = catalog.version();
                assertThat(catalog.resolve("left").getFirst().weight())
                        .isEqualTo(catalog.resolve("right").getFirst().weight());
                assertThat(catalog.withCapability(Capability.TEXT)).hasSameSizeAs(catalog.models());
            }
            return seen;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            var readers = List.of(threads.submit(reader), threads.submit(reader));
            for (int weight = 2; weight < CHANGES; weight++) {
                registry.replaceCatalogFile(file(weight));
            }
            done.set(true);
            for (Future<Long> finished : readers) {
                assertThat(finished.get())
                        .isLessThanOrEqualTo(registry.catalog().version());
            }
        }
        assertThat(registry.catalog().version()).isEqualTo(CHANGES - 1);
    }

    @Test
    void noWritersChangeIsLost() throws Exception {
        LayeredRegistry registry = Texts.registry("{}");
        int before = registry.catalog().models().size();
        var start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < 40; i++) {
                int number = i;
                writers.add(threads.submit(() -> {
                    start.await();
                    return registry.register(Texts.yaml("{id: m" + number + ", provider: ollama}"));
                }));
            }
            writers.add(threads.submit(() -> {
                start.await();
                registry.discovered(
                        new ProviderId("ollama"), List.of(new ListedModel("found", Set.of(), OptionalInt.empty())));
                return null;
            }));
            start.countDown();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        assertThat(registry.catalog().models()).hasSize(before + 41);
        assertThat(registry.catalog().version()).isEqualTo(42);
    }
}
