package io.modelgateway.provider;

import io.modelgateway.fixtures.FakeUpstream;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * One scripted upstream behind several configured providers, told apart by their paths, and a catalogue file that a test
 * may change. The circuit of {@code mock} comes from the file, those of {@code openai} and {@code second} from
 * configuration, and {@code anthropic} and {@code ollama} have the default figures.
 */
public final class UpstreamsResource implements QuarkusTestResourceLifecycleManager {

    private static final String OLLAMA_CIRCUIT =
            "quarkus.fault-tolerance.\"io.modelgateway.provider.ollama.OllamaVendor/call\".circuit-breaker.";

    private final FakeUpstream upstream = FakeUpstream.start();
    private final CatalogText catalog = CatalogText.create(mockCircuit(2));

    /** {@return a catalogue in which the mock's circuit opens after that many failures} */
    static String mockCircuit(int failures) {
        return "providers: {mock: {max-retries: 0, circuit: {failure-threshold: " + failures + "}}}";
    }

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("gateway.health.enabled", "false"),
                Map.entry("gateway.catalog.file", catalog.file().toString()),
                Map.entry("gateway.catalog.poll-interval", "100ms"),
                // An annotated circuit has no key of ours for its delay, and nobody waits a minute.
                Map.entry(OLLAMA_CIRCUIT + "delay", "300"),
                Map.entry(OLLAMA_CIRCUIT + "delay-unit", "millis"),
                Map.entry(
                        "gateway.providers.openai.base-url",
                        upstream.uri("/openai/v1").toString()),
                Map.entry("gateway.providers.openai.api-key", "openai-key"),
                Map.entry("gateway.providers.openai.circuit.failure-threshold", "2"),
                Map.entry("gateway.providers.openai.circuit.open-duration", "300ms"),
                Map.entry("gateway.providers.openai.circuit.half-open-probes", "2"),
                Map.entry(
                        "gateway.providers.anthropic.base-url",
                        upstream.uri("/anthropic").toString()),
                Map.entry("gateway.providers.anthropic.api-key", "anthropic-key"),
                Map.entry(
                        "gateway.providers.ollama.base-url",
                        upstream.uri("/ollama").toString()),
                Map.entry("gateway.providers.azure.type", "azure"),
                Map.entry(
                        "gateway.providers.azure.base-url",
                        upstream.uri("/azure/openai/").toString()),
                Map.entry("gateway.providers.azure.api-key", "azure-key"),
                Map.entry("gateway.providers.azure.api-version", "2025-01-01-preview"),
                Map.entry("gateway.providers.gemini.type", "gemini"),
                Map.entry(
                        "gateway.providers.gemini.base-url",
                        upstream.uri("/gemini/v1beta").toString()),
                Map.entry("gateway.providers.gemini.api-key", "gemini-key"),
                Map.entry("gateway.providers.second.type", "openai"),
                Map.entry(
                        "gateway.providers.second.base-url",
                        upstream.uri("/second/v1").toString()),
                Map.entry("gateway.providers.second.api-key", "second-key"),
                Map.entry("gateway.providers.second.timeout", "3s"),
                Map.entry("gateway.providers.second.circuit.failure-threshold", "2"),
                Map.entry("gateway.providers.second.circuit.open-duration", "300ms"),
                Map.entry("gateway.providers.second.circuit.half-open-probes", "2"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(upstream, field -> field.getType() == FakeUpstream.class);
        injector.injectIntoFields(catalog, field -> field.getType() == CatalogText.class);
    }

    @Override
    public void stop() {
        upstream.close();
        catalog.delete();
    }
}
