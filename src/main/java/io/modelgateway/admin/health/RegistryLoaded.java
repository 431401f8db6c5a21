package io.modelgateway.admin.health;

import io.modelgateway.error.GatewayException;
import io.modelgateway.registry.Registry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** The gateway has started once it has a catalogue. */
@Startup
@Singleton
final class RegistryLoaded implements HealthCheck {

    private static final String NAME = "registry";

    private final Registry registry;

    @Inject
    RegistryLoaded(Registry registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named(NAME)
                    .up()
                    .withData("models", registry.catalog().models().size())
                    .build();
        } catch (GatewayException notLoaded) {
            return HealthCheckResponse.named(NAME)
                    .down()
                    .withData("code", notLoaded.code().id())
                    .build();
        }
    }
}
