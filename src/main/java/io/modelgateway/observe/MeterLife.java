package io.modelgateway.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Ends the meters with the application. Micrometer's global registry outlives it where the process goes on, in development
 * after a reload and in tests, and would keep its gauges, which look at objects that are gone, in the place of new ones.
 */
@Singleton
final class MeterLife {

    private final MeterRegistry registry;

    MeterLife(MeterRegistry registry) {
        this.registry = registry;
    }

    void onStop(@Observes ShutdownEvent stopped) {
        registry.clear();
    }
}
