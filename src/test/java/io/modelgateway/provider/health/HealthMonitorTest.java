package io.modelgateway.provider.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelgateway.circuit.Availability;
import io.modelgateway.circuit.Availability.Verdict;
import io.modelgateway.circuit.CircuitRegistry;
import io.modelgateway.circuit.CircuitState;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Registry;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An Ollama that is not there when the gateway starts, comes up, changes its models, and goes away. */
@QuarkusTest
@WithTestResource(HealthMonitorTest.AbsentOllama.class)
class HealthMonitorTest {

    private static final ProviderId OLLAMA = new ProviderId("ollama");

    /** Reserves a port on which nobody listens yet. */
    public static final class AbsentOllama implements QuarkusTestResourceLifecycleManager {

        private final int port = FakeUpstream.closedPort();

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "gateway.providers.ollama.base-url", "http://127.0.0.1:" + port,
                    "gateway.health.down-interval", "1s",
                    "gateway.health.idle-interval", "1s");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(port, field -> field.getName().equals("port"));
        }

        @Override
        public void stop() {
            // The port was only looked up.
        }
    }

    int port;

    @Inject
    Availability availability;

    @Inject
    CircuitRegistry circuits;

    @Inject
    Registry registry;

    @Test
    void followsAnOllamaThatComesAndGoes() {
        awaitVerdict("llama3.2:3b", Verdict.UNHEALTHY);

        try (FakeUpstream ollama = FakeUpstream.startOn(port)) {
            ollama.on("/api/tags", tags("llama3.2:3b", "brand-new:1b"));
            awaitVerdict("llama3.2:3b", Verdict.AVAILABLE);
            awaitVerdict("llama3.1:8b", Verdict.MODEL_ABSENT);
            await().until(() -> knows("brand-new:1b"));

            ollama.on("/api/tags", tags("llama3.1:8b"));
            awaitVerdict("llama3.2:3b", Verdict.MODEL_ABSENT);
            awaitVerdict("llama3.1:8b", Verdict.AVAILABLE);
            await().until(() -> !knows("brand-new:1b"));
            assertThat(ollama.requestsTo("/api/chat"))
                    .as("checks are no inferences")
                    .isZero();
        }

        awaitVerdict("llama3.1:8b", Verdict.UNHEALTHY);
        assertThat(circuits.find(OLLAMA).orElseThrow().state())
                .as("checks leave the circuit alone")
                .isEqualTo(CircuitState.CLOSED);
    }

    private void awaitVerdict(String model, Verdict verdict) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(availability.of(OLLAMA, new ModelId(model))).isEqualTo(verdict));
    }

    private boolean knows(String model) {
        return registry.catalog().find(OLLAMA, new ModelId(model)).isPresent();
    }

    private static Reply tags(String... names) {
        var list = new StringBuilder();
        for (String name : names) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{\"name\":\"")
                    .append(name)
                    .append("\"}");
        }
        return Reply.json("{\"models\":[" + list + "]}");
    }
}
