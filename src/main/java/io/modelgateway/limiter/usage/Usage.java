package io.modelgateway.limiter.usage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.config.GatewayConfig;
import io.modelgateway.observe.MetricNames;
import io.modelgateway.redis.RedisLink;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is used. Counting touches memory only; batches go to the store in the background, one after the other, and a
 * batch that was not confirmed is sent again under its name, so that nothing is lost or counted twice while the process
 * lives. An orderly stop writes the rest; a crash loses what came after the last batch. Thread-safe.
 */
@Singleton
public final class Usage {

    private static final Logger LOG = Logger.getLogger(Usage.class);
    private static final int LAST_TRIES = 5;

    private record Batch(String name, Map<UsageKey, UsageCounts> counts) {}

    private final UsageConfig config;
    private final UsageStore store;
    private final Duration patience;
    private Map<UsageKey, UsageCounts> counted = new HashMap<>();
    private @Nullable Batch unconfirmed;
    private boolean writing;

    @Inject
    Usage(UsageConfig config, GatewayConfig gateway, RedisLink redis, MeterRegistry meters) {
        this.config = config;
        this.store = redis.configured() ? new RedisUsageStore(redis, config) : new MemoryUsageStore(config);
        this.patience = gateway.redisTimeout().multipliedBy(2).plusMillis(100);
        Gauge.builder(MetricNames.USAGE_PENDING, this, Usage::pending).register(meters);
    }

    void onStart(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(
                config.flushInterval().toMillis(), fired -> flush().subscribe().with(done -> {}, notYet -> {}));
    }

    /** After the last request, on a thread that may wait. */
    void onStop(@Observes ShutdownEvent event) {
        for (int i = 0; i < LAST_TRIES && pending() > 0; i++) {
            try {
                flush().await().atMost(patience);
            } catch (RuntimeException notYet) {
                LOG.debug("Usage is not written yet", notYet);
            }
        }
        if (pending() > 0) {
            LOG.warnf("The usage of %d combinations could not be written and is lost", pending());
        }
    }

    /** Counts. */
    public synchronized void count(UsageKey key, UsageCounts more) {
        boolean fits = counted.containsKey(key) || counted.size() < config.maxCombinations();
        counted.merge(fits ? key : key.folded(), more, UsageCounts::plus);
    }

    /** {@return what those days have, what this replica has not written yet included} */
    public Uni<Map<UsageKey, UsageCounts>> read(List<LocalDate> days) {
        return flush().onFailure().recoverWithNull().chain(() -> store.read(days));
    }

    private Uni<Void> flush() {
        return Uni.createFrom().deferred(() -> {
            Batch batch = next();
            return batch == null
                    ? Uni.createFrom().voidItem()
                    : store.add(batch.name(), batch.counts())
                            .onItemOrFailure()
                            .invoke((done, failure) -> written(failure == null))
                            .onCancellation()
                            .invoke(() -> written(false));
        });
    }

    private synchronized @Nullable Batch next() {
        if (writing) {
            return null;
        }
        if (unconfirmed == null && !counted.isEmpty()) {
            unconfirmed = new Batch(UUID.randomUUID().toString(), counted);
            counted = new HashMap<>();
        }
        writing = unconfirmed != null;
        return unconfirmed;
    }

    private synchronized void written(boolean confirmed) {
        writing = false;
        if (confirmed) {
            unconfirmed = null;
        }
    }

    private synchronized int pending() {
        return counted.size() + (unconfirmed == null ? 0 : unconfirmed.counts().size());
    }

    /** {@return every day from one to the other, both included} */
    public static List<LocalDate> days(LocalDate from, LocalDate to) {
        return new ArrayList<>(from.datesUntil(to.plusDays(1)).toList());
    }
}
