package io.modelgateway.registry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Has the catalogue file looked at for as long as the gateway runs, on a virtual thread of its own. */
@Singleton
final class CatalogFileWatcher implements CatalogFileStatus {

    private static final Logger LOG = Logger.getLogger(CatalogFileWatcher.class);

    private final @Nullable CatalogFileReload reload;
    private final Duration interval;
    private @Nullable ScheduledExecutorService executor;

    @Inject
    CatalogFileWatcher(StartingLayers starting, CatalogFileSettings settings, LayeredRegistry registry, Clock clock) {
        this.interval = settings.pollInterval();
        this.reload = starting.catalogFile()
                .flatMap(file ->
                        starting.catalogContent().map(content -> new CatalogFileReload(file, content, registry, clock)))
                .orElse(null);
    }

    @Override
    public Optional<CatalogFileState> state() {
        return reload == null ? Optional.empty() : reload.state();
    }

    synchronized void start(@Observes StartupEvent started) {
        if (reload == null || executor != null) {
            return;
        }
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("catalog-file").factory());
        executor.scheduleWithFixedDelay(
                () -> poll(reload), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An exception would end the watching for good. */
    private static void poll(CatalogFileReload reload) {
        try {
            reload.poll();
        } catch (RuntimeException e) {
            LOG.error("Looking at the catalogue file failed; it will be looked at again", e);
        }
    }

    synchronized void stop(@Observes ShutdownEvent stopped) {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }
}
