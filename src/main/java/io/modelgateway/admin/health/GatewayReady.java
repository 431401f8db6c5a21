package io.modelgateway.admin.health;

import io.modelgateway.circuit.Availability;
import io.modelgateway.circuit.Availability.Verdict;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ProviderId;
import io.modelgateway.observe.Draining;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.Registry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The gateway is ready while it has a catalogue and is not draining. The providers' states are details and no
 * condition: a replica that reports itself unready because a provider is down would only hide that provider's error
 * behind its own. A provider is {@code available} if any of its models is, and otherwise shows why the last one is not.
 */
@Readiness
@Singleton
final class GatewayReady implements HealthCheck {

    private static final String NAME = "gateway";

    private final Registry registry;
    private final Availability availability;
    private final Draining draining;

    @Inject
    GatewayReady(Registry registry, Availability availability, Draining draining) {
        this.registry = registry;
        this.availability = availability;
        this.draining = draining;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named(NAME).status(!draining.active()).withData("draining", draining.active());
        try {
            Catalog catalog = registry.catalog();
            response.withData("models", catalog.models().size()).withData("catalogVersion", catalog.version());
            verdicts(catalog)
                    .forEach((provider, verdict) -> response.withData("provider." + provider, wireName(verdict)));
        } catch (GatewayException notLoaded) {
            response.down().withData("code", notLoaded.code().id());
        }
        return response.build();
    }

    private Map<ProviderId, Verdict> verdicts(Catalog catalog) {
        var verdicts = new TreeMap<ProviderId, Verdict>();
        for (ModelDefinition model : catalog.models()) {
            if (verdicts.get(model.provider()) != Verdict.AVAILABLE) {
                verdicts.put(model.provider(), availability.of(model.provider(), model.id()));
            }
        }
        return verdicts;
    }

    private static String wireName(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
