package io.modelgateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelgateway.circuit.CircuitRegistry;
import io.modelgateway.circuit.ProviderHealth;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.FakeBreakers;
import io.modelgateway.fixtures.ProviderCatalog;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ProviderId;
import io.modelgateway.provider.guard.Guard;
import io.modelgateway.provider.guard.GuardedCall;
import io.modelgateway.provider.guard.Guards;
import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfiguredProvidersTest {

    private static final ProviderId NAME = new ProviderId("openai");

    private final Vertx vertx = Vertx.vertx();
    private final List<ProviderDefinition> connected = new ArrayList<>();
    private final List<ProviderDefinition> closed = new CopyOnWriteArrayList<>();
    private final ProviderHealth health = new ProviderHealth(System::nanoTime);
    private final CircuitRegistry circuits =
            new CircuitRegistry(new FakeBreakers(), new SimpleMeterRegistry(), Clock.systemUTC());
    private ProviderCatalog catalog = catalog(1, definition("http://one"));
    private final ConfiguredProviders providers =
            new ConfiguredProviders(() -> catalog, new Guards(circuits), health, vertx, List.of(new FakeVendor()));

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void keepsConnectionsWhileTheDefinitionStays() {
        Provider before = providers.find(NAME).orElseThrow();
        catalog = catalog(2, definition("http://one"));

        assertThat(providers.find(NAME)).containsSame(before);
        assertThat(connected).hasSize(1);
    }

    @Test
    void connectsAnewAndClosesTheOldOnesLaterWhenTheDefinitionChanges() {
        Provider before = providers.find(NAME).orElseThrow();
        var circuit = circuits.find(NAME).orElseThrow();
        health.checkFailed(NAME);
        catalog = catalog(2, definition("http://two"));

        Provider after = providers.find(NAME).orElseThrow();

        assertThat(after).isNotSameAs(before);
        assertThat(after.definition().baseUrl()).isEqualTo(URI.create("http://two"));
        assertThat(circuits.find(NAME)).as("the circuit outlives the change").containsSame(circuit);
        assertThat(health.condition(NAME)).isEqualTo(ProviderHealth.Condition.UNKNOWN);
        assertThat(closed).as("calls may still be under way").isEmpty();
        await().atMost(Duration.ofSeconds(5)).until(() -> closed.equals(List.of(before.definition())));
    }

    @Test
    void forgetsWhatIsRemoved() {
        providers.find(NAME);
        catalog = catalog(2);

        assertThat(providers.find(NAME)).isEmpty();
        assertThat(providers.all()).isEmpty();
        await().atMost(Duration.ofSeconds(5)).until(() -> closed.size() == 1);
    }

    private static ProviderCatalog catalog(long version, ProviderDefinition... definitions) {
        return new ProviderCatalog(version, List.of(definitions));
    }

    /** Calls of it are over within ten milliseconds, and so is its grace soon after. */
    private static ProviderDefinition definition(String url) {
        ProviderDefinition plain = Definitions.provider("openai", URI.create(url));
        Duration brief = Duration.ofMillis(10);
        return new ProviderDefinition(
                plain.id(),
                plain.type(),
                plain.baseUrl(),
                plain.apiKey(),
                plain.apiVersion(),
                plain.regions(),
                new ProviderDefinition.Timeouts(brief, brief, brief, brief),
                plain.maxRetries(),
                plain.maxConnections(),
                plain.maxConcurrent(),
                plain.concurrency(),
                plain.rpm(),
                plain.tpm(),
                plain.circuit(),
                plain.discovery(),
                plain.responses(),
                plain.params(),
                plain.mock());
    }

    private final class FakeVendor implements Vendor, Guard {

        @Override
        public ProviderType type() {
            return ProviderType.OPENAI;
        }

        @Override
        public UpstreamClient connect(ProviderDefinition definition) {
            connected.add(definition);
            return new FakeClient(definition);
        }

        @Override
        public Uni<GatewayResponse> call(GuardedCall call) {
            return call.run();
        }
    }

    private final class FakeClient implements UpstreamClient {

        private final ProviderDefinition definition;

        FakeClient(ProviderDefinition definition) {
            this.definition = definition;
        }

        @Override
        public ProviderDefinition definition() {
            return definition;
        }

        @Override
        public Uni<GatewayResponse> call(ProviderCall call) {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<List<ListedModel>> models(Duration timeout) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public void close() {
            closed.add(definition);
        }
    }
}
