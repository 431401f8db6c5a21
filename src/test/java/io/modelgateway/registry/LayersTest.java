package io.modelgateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may say what of a model, and whose word holds. */
class LayersTest {

    private static final ProviderId OLLAMA = new ProviderId("ollama");

    private static ListedModel listed(String name, Capability... capabilities) {
        return new ListedModel(name, Set.of(capabilities), OptionalInt.empty());
    }

    private static ModelDefinition only(Catalog catalog, String name) {
        assertThat(catalog.resolve(name)).hasSize(1);
        return catalog.resolve(name).getFirst();
    }

    @Test
    void aLaterLayerOverridesFieldByField() {
        var registry = new LayeredRegistry(
                ModelFacts.load(),
                Layers.of(
                        Texts.layer("models: {m: {provider: ollama, rpm: 1, tpm: 1, weight: 1}}"),
                        Texts.layer("models: {m: {provider: ollama, tpm: 2, weight: 2}}")));
        registry.discovered(OLLAMA, List.of(listed("m", Capability.VISION)));
        registry.register(Texts.yaml("{id: m, provider: ollama, weight: 3}"));

        ModelDefinition model = only(registry.catalog(), "m");

        assertThat(List.of(model.rpm(), model.tpm(), model.weight())).containsExactly(1, 2, 3);
        assertThat(model.capabilities())
                .containsExactlyInAnyOrder(Capability.TEXT, Capability.STREAMING, Capability.VISION);
        assertThat(model.source()).isEqualTo(ModelSource.ADMIN);
    }

    @Test
    void theFileOverridesAConfiguredProviderFieldByField() {
        var registry = new LayeredRegistry(
                ModelFacts.load(),
                Layers.of(
                        Texts.layer("providers: {openai: {api-key: k, rpm: 5}}"),
                        Texts.layer("providers: {openai: {rpm: 6}, ollama: {enabled: false}}")));

        assertThat(registry.catalog()
                        .provider(new ProviderId("openai"))
                        .orElseThrow()
                        .rpm())
                .hasValue(6);
        assertThat(registry.catalog().resolve("gpt-4o")).hasSize(1);
        assertThat(registry.catalog().provider(OLLAMA)).isEmpty();
        assertThat(registry.catalog().resolve("llama3.1:8b")).isEmpty();
    }

    @Test
    void discoveryAddsModelsUnderTheirShortNamesAndKeepsWhatIsKnown() {
        LayeredRegistry registry = Texts.registry("{}");

        registry.discovered(
                OLLAMA,
                List.of(
                        listed("llava-llama3:latest", Capability.TEXT),
                        listed("nomic-embed-text:latest"),
                        listed("mxbai-embed-large:latest"),
                        listed("qwen3:4b", Capability.TEXT, Capability.TOOL_USE)));

        Catalog catalog = registry.catalog();
        ModelDefinition llava = only(catalog, "llava-llama3");
        assertThat(llava.upstreamId()).isEqualTo("llava-llama3:latest");
        assertThat(llava.capabilities()).contains(Capability.VISION);
        assertThat(only(catalog, "nomic-embed-text").displayName()).isEqualTo("Nomic Embed Text");
        assertThat(only(catalog, "mxbai-embed-large").capabilities()).containsExactly(Capability.EMBEDDINGS);
        ModelDefinition qwen = only(catalog, "qwen3:4b");
        assertThat(qwen.capabilities())
                .containsExactlyInAnyOrder(
                        Capability.TEXT, Capability.STREAMING, Capability.TOOL_USE, Capability.FUNCTION_CALLING);
        assertThat(qwen.prices()).containsExactly(PriceTier.FREE);
        assertThat(qwen.contextWindow()).isEqualTo(8_192);
        assertThat(qwen.rpm()).isEqualTo(1_000);
    }

    @Test
    void aNewListReplacesTheOneBeforeButNotTheDefaults() {
        LayeredRegistry registry = Texts.registry("{}");
        registry.discovered(OLLAMA, List.of(listed("one"), listed("two")));

        registry.discovered(OLLAMA, List.of(listed("two")));

        assertThat(registry.catalog().resolve("one")).isEmpty();
        assertThat(registry.catalog().resolve("two")).hasSize(1);
        assertThat(registry.catalog().resolve("llama3.1:8b")).hasSize(1);
    }

    @Test
    void theSameListAgainIsNoChange() {
        LayeredRegistry registry = Texts.registry("{}");
        registry.discovered(OLLAMA, List.of(listed("one")));
        Catalog before = registry.catalog();

        registry.discovered(OLLAMA, List.of(listed("one")));

        assertThat(registry.catalog()).isSameAs(before);
    }

    @Test
    void aDiscoveredPriceThatNobodyKnowsIsMarked() {
        LayeredRegistry registry =
                Texts.registry("providers: {far: {type: openai, base-url: 'https://far/v1', discovery: true}}");

        registry.discovered(new ProviderId("far"), List.of(listed("strange"), listed("gpt-4o")));

        assertThat(only(registry.catalog(), "strange").tags()).containsExactly("price-unverified");
        assertThat(only(registry.catalog(), "gpt-4o").tags()).containsExactly("price-unverified");
    }

    @Test
    void modelsWithoutRegionsInheritTheirProviders() {
        Catalog catalog = Texts.registry("""
                        providers: {ollama: {regions: [eu]}}
                        models: {here: {provider: ollama, regions: us}}
                        """).catalog();

        assertThat(only(catalog, "llama3.1:8b").regions()).containsExactly("eu");
        assertThat(only(catalog, "here").regions()).containsExactly("us");
    }

    @Test
    void provisionedThroughputCanBeSwitchedOffAbove() {
        var registry = new LayeredRegistry(
                ModelFacts.load(),
                Layers.of(
                        Texts.layer("models: {m: {provider: ollama, provisioned: {reserved-tpm: 5}}}"),
                        Texts.layer("models: {m: {provider: ollama, provisioned: {enabled: false}}}")));

        assertThat(only(registry.catalog(), "m").provisioned()).isNull();
    }

    @Test
    void whatIsRemovedStaysAwayUntilItIsRegisteredAgain() {
        LayeredRegistry registry = Texts.registry("{}");
        registry.remove(OLLAMA, new ModelId("llama3.1:8b"));
        registry.discovered(OLLAMA, List.of(listed("llama3.1:8b")));
        assertThat(registry.catalog().resolve("llama3.1:8b")).isEmpty();

        registry.register(Texts.yaml("{id: 'llama3.1:8b', provider: ollama}"));

        assertThat(only(registry.catalog(), "llama3.1:8b").contextWindow()).isEqualTo(128_000);
    }

    @Test
    void aRegisteredModelThatIsRemovedMayBeDiscoveredLater() {
        LayeredRegistry registry = Texts.registry("{}");
        registry.register(Texts.yaml("{id: mine, provider: ollama}"));
        registry.remove(OLLAMA, new ModelId("mine"));
        assertThat(registry.catalog().resolve("mine")).isEmpty();

        registry.discovered(OLLAMA, List.of(listed("mine")));

        assertThat(registry.catalog().resolve("mine")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {provider: ollama}                              | MISSING_FIELD               | id is required
            {id: a}                                         | MISSING_FIELD               | provider is required
            {id: a, provider: ollama, capabilities: [fly]}  | INVALID_CAPABILITY          | capabilities must not name 'fly'; the capabilities are text, vision, tool_use, function_calling, streaming, json_mode, long_context, code_execution, reasoning, embeddings
            {id: a, provider: nobody}                       | INVALID_MODEL_CONFIGURATION | provider names 'nobody', which is no configured provider (E4002)
            {id: a, provider: openai}                       | INVALID_MODEL_CONFIGURATION | provider names 'openai', which has no API key (E4002)
            {id: 5, provider: ollama}                       | INVALID_MODEL_CONFIGURATION | id must be a string; put it in quotes
            {id: '', provider: ollama}                      | INVALID_MODEL_CONFIGURATION | id must not be blank
            {id: auto:x, provider: ollama}                  | INVALID_MODEL_CONFIGURATION | id must not be auto, which stands for routing by requirements
            {id: a, provider: ollama, context_window: -1}   | INVALID_MODEL_CONFIGURATION | context_window must be a whole number of at least 1
            {id: a, provider: ollama, context_window: 1.5}  | INVALID_MODEL_CONFIGURATION | context_window must be a whole number of at least 1
            {id: a, provider: ollama, context-window: 1}    | INVALID_MODEL_CONFIGURATION | context-window is not known
            {id: a, provider: ollama, context_window: 10, max_output_tokens: 11} | INVALID_MODEL_CONFIGURATION | max_output_tokens must not be more than the context window
            {id: a, provider: ollama, price: {input: -1}}   | INVALID_MODEL_CONFIGURATION | price.input must be a number from 0 to 1000
            {id: a, provider: ollama, price: {input: 1e-10}} | INVALID_MODEL_CONFIGURATION | price.input must not be finer than 0.000000001
            {id: a, provider: ollama, prices: []}           | INVALID_MODEL_CONFIGURATION | prices must end with a tier without up_to_input_tokens
            {id: a, provider: ollama, prices: [{up_to_input_tokens: 5}]} | INVALID_MODEL_CONFIGURATION | prices must end with a tier without up_to_input_tokens
            {id: a, provider: ollama, prices: [{up_to_input_tokens: 5}, {up_to_input_tokens: 5}, {}]} | INVALID_MODEL_CONFIGURATION | prices[1].up_to_input_tokens must be more than in the tier before, and absent in the last one only
            {id: a, provider: ollama, prices: [{}], price: {}} | INVALID_MODEL_CONFIGURATION | prices and price exclude each other
            {id: a, provider: ollama, status: asleep}       | INVALID_MODEL_CONFIGURATION | status must be active, deprecated or disabled
            {id: a, provider: ollama, quality: {coding: 2}} | INVALID_MODEL_CONFIGURATION | quality.coding must be a number from 0 to 1
            {id: a, provider: ollama, quality: {magic: 1}}  | INVALID_MODEL_CONFIGURATION | quality.magic is not known
            {id: a, provider: ollama, pricing_updated: May} | INVALID_MODEL_CONFIGURATION | pricing_updated must be a date such as 2026-11-30
            {id: a, provider: ollama, latency_p50_ms: 5, latency_p99_ms: 4} | INVALID_MODEL_CONFIGURATION | latency_p99_ms must not be less than the latency at p50
            {id: a, provider: ollama, fallbacks: [a]}       | INVALID_MODEL_CONFIGURATION | fallbacks must not name the model itself
            {id: a, provider: ollama, tags: {x: 1}}         | INVALID_MODEL_CONFIGURATION | tags must be a list of strings
            {id: a, provider: ollama, provisioned: {units: 1}} | MISSING_FIELD            | provisioned.reserved_tpm is required
            """)
    void aWrongRegistrationIsRefusedAndChangesNothing(String model, ErrorCode code, String problem) {
        LayeredRegistry registry = Texts.registry("{}");
        Catalog before = registry.catalog();

        GatewayException refusal =
                catchThrowableOfType(GatewayException.class, () -> registry.register(Texts.yaml(model)));

        assertThat(refusal.detail(ErrorDetail.Problems.class).orElseThrow().problems())
                .containsExactly(problem);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(registry.catalog()).isSameAs(before);
    }

    @Test
    void severalKindsOfProblemsAreOneInvalidModel() {
        GatewayException refusal = catchThrowableOfType(
                GatewayException.class,
                () -> Texts.registry("{}").register(Texts.yaml("{id: a, rpm: 0, capabilities: [fly]}")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_MODEL_CONFIGURATION);
        assertThat(refusal.detail(ErrorDetail.Problems.class).orElseThrow().problems())
                .hasSize(3);
    }

    @Test
    void statusesAreFoundByTheirNames() {
        Map.of("Active", ModelStatus.ACTIVE, "DEPRECATED", ModelStatus.DEPRECATED, " disabled ", ModelStatus.DISABLED)
                .forEach((name, status) ->
                        assertThat(ModelStatus.byWireName(name)).contains(status));
    }
}
