package io.modelgateway.provider.health;

import io.modelgateway.circuit.ProviderHealth;
import io.modelgateway.model.ProviderId;
import io.modelgateway.provider.ConfiguredProviders;
import io.modelgateway.provider.guard.GuardedProvider;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the providers in step with the catalogue and decides whom to ask, once a second: providers of which nothing is
 * known, those that are down, and those with discovery that have been silent. One question at a time to each. Never
 * blocks.
 */
@Singleton
public final class HealthMonitor {

    private static final long TICK_MILLIS = 1000;

    private final ConfiguredProviders providers;
    private final ProviderHealth health;
    private final HealthCheck check;
    private final HealthSettings settings;
    private final Vertx vertx;
    private final Set<ProviderId> asking = ConcurrentHashMap.newKeySet();
    private volatile long timer = -1;

    @Inject
    HealthMonitor(
            ConfiguredProviders providers,
            ProviderHealth health,
            HealthCheck check,
            HealthSettings settings,
            Vertx vertx) {
        this.providers = providers;
        this.health = health;
        this.check = check;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        tick();
        timer = vertx.setPeriodic(TICK_MILLIS, _ -> tick());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void tick() {
        // Also without checks: it makes connections, and circuits with the figures of the moment, before calls need
        // them.
        Collection<GuardedProvider> all = providers.all();
        if (settings.enabled()) {
            all.forEach(this::askIfDue);
        }
    }

    private void askIfDue(GuardedProvider provider) {
        if (due(provider.definition().id(), provider.definition().discovery())) {
            ask(provider.unguarded());
        }
    }

    private boolean due(ProviderId provider, boolean discovers) {
        Duration silence = health.silence(provider).orElse(Duration.ZERO);
        return switch (health.condition(provider)) {
            case UNKNOWN -> true;
            case DOWN -> silence.compareTo(settings.downInterval()) >= 0;
            case UP -> discovers && silence.compareTo(settings.idleInterval()) >= 0;
        };
    }

    private void ask(UpstreamClient client) {
        ProviderId provider = client.definition().id();
        if (!asking.add(provider)) {
            return;
        }
        // By hand: nobody waits for the outcome, and it ends within the timeout.
        client.models(settings.timeout())
                .onTermination()
                .invoke(() -> asking.remove(provider))
                .subscribe()
                .with(models -> check.answered(client, models), failure -> check.failed(client, failure));
    }
}
