package io.modelgateway.admin.health;

import static io.modelgateway.admin.health.FakeCatalog.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.circuit.Availability;
import io.modelgateway.circuit.Availability.Verdict;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.observe.Draining;
import io.modelgateway.registry.Registry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Availability ALL_AVAILABLE = (provider, model) -> Verdict.AVAILABLE;
    private static final Registry NOT_LOADED = () -> {
        throw GatewayException.of(ErrorCode.REGISTRY_INITIALISATION_FAILED);
    };

    private final Registry loaded =
            () -> new FakeCatalog(List.of(model("a", "ollama"), model("b", "ollama"), model("c", "openai")));
    private final Draining draining = new Draining(Duration.ofSeconds(30));

    @Test
    void isReadyWithACatalogueAndNamesEveryProvider() {
        HealthCheckResponse response = new GatewayReady(loaded, ALL_AVAILABLE, draining).call();

        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(response.getData())
                .isEqualTo(Optional.of(Map.of(
                        "draining",
                        false,
                        "models",
                        3L,
                        "catalogVersion",
                        7L,
                        "provider.ollama",
                        "available",
                        "provider.openai",
                        "available")));
    }

    @Test
    void staysReadyWhenEveryProviderIsDown() {
        Availability open = (provider, model) -> Verdict.CIRCUIT_OPEN;

        HealthCheckResponse response = new GatewayReady(loaded, open, draining).call();

        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(response.getData().orElseThrow())
                .containsEntry("provider.ollama", "circuit_open")
                .containsEntry("provider.openai", "circuit_open");
    }

    @Test
    void callsAProviderAvailableWhileOneOfItsModelsIs() {
        Availability oneLeft =
                (provider, model) -> model.value().equals("a") ? Verdict.AVAILABLE : Verdict.MODEL_ABSENT;

        assertThat(new GatewayReady(loaded, oneLeft, draining).call().getData().orElseThrow())
                .containsEntry("provider.ollama", "available")
                .containsEntry("provider.openai", "model_absent");
    }

    @Test
    void isNotReadyFromTheMomentItDrains() {
        var ready = new GatewayReady(loaded, ALL_AVAILABLE, draining);

        draining.begin();

        assertThat(ready.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(ready.call().getData().orElseThrow()).containsEntry("draining", true);
    }

    @Test
    void isNeitherStartedNorReadyWithoutACatalogue() {
        HealthCheckResponse ready = new GatewayReady(NOT_LOADED, ALL_AVAILABLE, draining).call();
        HealthCheckResponse started = new RegistryLoaded(NOT_LOADED).call();

        assertThat(ready.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(ready.getData().orElseThrow()).containsEntry("code", "E4004");
        assertThat(started.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(started.getData()).isEqualTo(Optional.of(Map.of("code", "E4004")));
    }

    @Test
    void hasStartedOnceThereIsACatalogue() {
        HealthCheckResponse started = new RegistryLoaded(loaded).call();

        assertThat(started.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(started.getData()).isEqualTo(Optional.of(Map.of("models", 3L)));
    }
}
