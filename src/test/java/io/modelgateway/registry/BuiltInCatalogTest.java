package io.modelgateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the gateway knows with little or no configuration. */
class BuiltInCatalogTest {

    private static List<String> names(Catalog catalog) {
        return catalog.models().stream().map(ModelDefinition::qualifiedName).toList();
    }

    private static PriceTier tier(int upTo, String input, String output, String cached, String written) {
        return new PriceTier(upTo, usd(input), usd(output), usd(cached), usd(written));
    }

    private static Money usd(String amount) {
        return Money.ofUsd(new BigDecimal(amount));
    }

    @Test
    void withoutConfigurationThereAreTheOllamaDefaultsAndTheMock() {
        Catalog catalog = Texts.registry(Map.of(), Map.of()).catalog();

        assertThat(names(catalog))
                .containsExactly("ollama/llama3.1:8b", "ollama/llama3.2:3b", "ollama/llava-llama3", "mock/mock");
        assertThat(catalog.providers())
                .extracting(ProviderDefinition::id)
                .containsExactly(new ProviderId("mock"), new ProviderId("ollama"));
        assertThat(catalog.provider(new ProviderId("ollama")).orElseThrow().baseUrl())
                .isEqualTo(URI.create("http://localhost:11434"));
    }

    @Test
    void ollamaDefaultsHaveTheirDocumentedFigures() {
        Catalog catalog = Texts.registry(Map.of(), Map.of()).catalog();

        ModelDefinition llava = catalog.resolve("llava-llama3").getFirst();

        assertThat(llava)
                .isEqualTo(new ModelDefinition(
                        new ModelId("llava-llama3"),
                        new ProviderId("ollama"),
                        "llava-llama3",
                        "LLaVA Llama 3",
                        Set.of(Capability.TEXT, Capability.STREAMING, Capability.VISION),
                        8192,
                        4096,
                        List.of(PriceTier.FREE),
                        1000,
                        100_000,
                        Duration.ofMillis(600),
                        Duration.ofMillis(3000),
                        ModelStatus.ACTIVE,
                        Set.of(),
                        null,
                        ModelClass.LOCAL.quality(),
                        1,
                        LocalDate.of(2026, 11, 1),
                        List.of(),
                        Set.of(),
                        ModelSource.BUILT_IN));
    }

    @Test
    void providersHaveTheDocumentedDefaults() {
        ProviderDefinition ollama = Texts.registry(Map.of(), Map.of())
                .catalog()
                .provider(new ProviderId("ollama"))
                .orElseThrow();

        assertThat(ollama.timeouts())
                .isEqualTo(new ProviderDefinition.Timeouts(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(300)));
        assertThat(ollama.circuit()).isEqualTo(new ProviderDefinition.Circuit(5, Duration.ofSeconds(60), 3));
        assertThat(ollama.maxRetries()).isEqualTo(2);
        assertThat(ollama.discovery()).isTrue();
    }

    @Test
    void aKeyBringsTheVendorsCatalogueToLife() {
        var environment = Map.of("GATEWAY_PROVIDERS_OPENAI_API_KEY", "sk-1");

        Catalog catalog = Texts.registry(Map.of(), environment).catalog();

        assertThat(names(catalog)).contains("openai/gpt-4o", "openai/text-embedding-3-small");
        assertThat(names(catalog)).noneMatch(name -> name.startsWith("anthropic/"));
    }

    @Test
    void tiersAndUnverifiedPricesAreTold() {
        Catalog catalog = Texts.registry(
                        Map.of("gateway.providers.openai.api-key", "k", "gateway.providers.anthropic.api-key", "k"),
                        Map.of())
                .catalog();

        ModelDefinition tiered = catalog.resolve("gpt-6-astra").getFirst();
        ModelDefinition guessed = catalog.resolve("claude-haiku-5-5").getFirst();

        assertThat(tiered.prices())
                .containsExactly(
                        tier(272_000, "10", "50", "1", "12.5"), tier(Integer.MAX_VALUE, "20", "75", "2", "25"));
        assertThat(tiered.tags()).isEmpty();
        assertThat(guessed.prices())
                .containsExactly(
                        tier(100_000, "0.1", "0.5", "0.1", "0.125"),
                        tier(Integer.MAX_VALUE, "0.5", "2.5", "0.5", "0.625"));
        assertThat(guessed.tags()).containsExactly("price-unverified");
    }

    @Test
    void aCompatibleEndpointNeedsNoKeyAndHasNoVendorModels() {
        Catalog catalog = Texts.registry(
                        Map.of("gateway.providers.openai.base-url", "http://localhost:8000/v1/"), Map.of())
                .catalog();

        assertThat(catalog.provider(new ProviderId("openai")).orElseThrow().baseUrl())
                .isEqualTo(URI.create("http://localhost:8000/v1"));
        assertThat(names(catalog)).noneMatch(name -> name.startsWith("openai/"));
    }

    @Test
    void theMockIsTaggedAndAnswersToEveryNameBelowItsOwn() {
        Catalog catalog = Texts.registry(Map.of(), Map.of()).catalog();

        ModelDefinition mock = catalog.resolve("mock").getFirst();

        assertThat(mock.tags()).containsExactly("mock");
        assertThat(mock.capabilities()).containsExactlyInAnyOrder(Capability.values());
        assertThat(mock.contextWindow()).isEqualTo(128_000);
        assertThat(catalog.resolve("mock/mock")).containsExactly(mock);
        assertThat(catalog.resolve("mock/fast")).containsExactly(mock);
        assertThat(catalog.resolve("mock/")).isEmpty();
        assertThat(catalog.resolve("fast")).isEmpty();
    }
}
