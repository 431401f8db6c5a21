package io.modelgateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.config.Secret;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.QualityDimension;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties and environment variables, as an operator writes them. */
class ConfigurationTest {

    private static List<String> problems(Map<String, String> properties) {
        return problems(properties, ErrorCode.CONFIGURATION_INVALID);
    }

    private static List<String> problems(Map<String, String> properties, ErrorCode code) {
        GatewayException refusal =
                catchThrowableOfType(GatewayException.class, () -> Texts.start(properties, Map.of()));
        assertThat(refusal.code()).isEqualTo(code);
        return refusal.detail(ErrorDetail.Problems.class).orElseThrow().problems();
    }

    @Test
    void everyFieldOfAModelIsRead() {
        var properties = new LinkedHashMap<String, String>();
        Map.ofEntries(
                        Map.entry("id", "house/model"),
                        Map.entry("provider", "ollama"),
                        Map.entry("upstream-id", "up"),
                        Map.entry("display-name", "House"),
                        Map.entry("capabilities", "text,function_calling"),
                        Map.entry("context-window", "32000"),
                        Map.entry("max-output-tokens", "2000"),
                        Map.entry("prices[0].up-to-input-tokens", "1000"),
                        Map.entry("prices[0].input", "1.5"),
                        Map.entry("prices[0].cached-input", "0.5"),
                        Map.entry("prices[1].input", "3"),
                        Map.entry("prices[1].output", "6"),
                        Map.entry("rpm", "7"),
                        Map.entry("tpm", "8"),
                        Map.entry("latency-p50-ms", "9"),
                        Map.entry("latency-p99-ms", "10"),
                        Map.entry("status", "deprecated"),
                        Map.entry("regions", "eu,us"),
                        Map.entry("provisioned.units", "2"),
                        Map.entry("provisioned.unit-cost-per-hour", "1.25"),
                        Map.entry("provisioned.reserved-tpm", "5000"),
                        Map.entry("quality.coding", "0.7"),
                        Map.entry("weight", "3"),
                        Map.entry("pricing-updated", "2026-10-01"),
                        Map.entry("fallbacks", "llama3.1:8b,mock"),
                        Map.entry("tags", "house"))
                .forEach((name, value) -> properties.put("gateway.models.house." + name, value));

        ModelDefinition model = Texts.registry(properties, Map.of())
                .catalog()
                .resolve("house/model")
                .getFirst();

        assertThat(model)
                .isEqualTo(new ModelDefinition(
                        new ModelId("house/model"),
                        new ProviderId("ollama"),
                        "up",
                        "House",
                        Set.of(Capability.TEXT, Capability.TOOL_USE, Capability.FUNCTION_CALLING),
                        32_000,
                        2_000,
                        List.of(
                                new PriceTier(1_000, usd("1.5"), usd("0"), usd("0.5"), usd("1.5")),
                                new PriceTier(Integer.MAX_VALUE, usd("3"), usd("6"), usd("3"), usd("3"))),
                        7,
                        8,
                        Duration.ofMillis(9),
                        Duration.ofMillis(10),
                        ModelStatus.DEPRECATED,
                        Set.of("eu", "us"),
                        new ProvisionedThroughput(2, usd("1.25"), 5_000),
                        Map.of(QualityDimension.CODING, 0.7),
                        3,
                        LocalDate.of(2026, 10, 1),
                        List.of(new ModelId("llama3.1:8b"), new ModelId("mock")),
                        Set.of("house"),
                        ModelSource.CONFIGURATION));
    }

    private static Money usd(String amount) {
        return Money.ofUsd(new BigDecimal(amount));
    }

    @Test
    void aModelOfWhichOnlyTheNameIsSaidGetsTheDocumentedDefaults() {
        ModelDefinition model = Texts.registry(Map.of("gateway.models.tiny.provider", "ollama"), Map.of())
                .catalog()
                .resolve("tiny")
                .getFirst();

        assertThat(List.of(model.rpm(), model.tpm(), model.contextWindow(), model.maxOutputTokens(), model.weight()))
                .containsExactly(60, 100_000, 8_192, 4_096, 1);
        assertThat(model.prices()).containsExactly(PriceTier.FREE);
        assertThat(model.status()).isEqualTo(ModelStatus.ACTIVE);
    }

    @Test
    void whatIsSaidChangesOnlyWhatItMentions() {
        ModelDefinition model = Texts.registry(
                        Map.of(
                                "gateway.models.\"llama3.1:8b\".provider", "ollama",
                                "gateway.models.\"llama3.1:8b\".rpm", "5"),
                        Map.of())
                .catalog()
                .resolve("llama3.1:8b")
                .getFirst();

        assertThat(model.rpm()).isEqualTo(5);
        assertThat(model.displayName()).isEqualTo("Llama 3.1 8B");
        assertThat(model.contextWindow()).isEqualTo(128_000);
        assertThat(model.source()).isEqualTo(ModelSource.CONFIGURATION);
    }

    @Test
    void whatIsKnownOfTheUpstreamModelHoldsForOneOfAnotherName() {
        ModelDefinition model = Texts.registry(
                        Map.of(
                                "gateway.providers.openai.api-key", "k",
                                "gateway.models.cheap.provider", "openai",
                                "gateway.models.cheap.upstream-id", "gpt-4o-mini"),
                        Map.of())
                .catalog()
                .resolve("cheap")
                .getFirst();

        assertThat(model.prices().getFirst().input()).isEqualTo(usd("0.15"));
        assertThat(model.upstreamId()).isEqualTo("gpt-4o-mini");
    }

    @Test
    void everyFieldOfAProviderIsRead() {
        var properties = new LinkedHashMap<String, String>();
        Map.ofEntries(
                        Map.entry("type", "openai"),
                        Map.entry("base-url", "https://eu.example/v1/"),
                        Map.entry("api-key", "sk-eu"),
                        Map.entry("regions", "eu"),
                        Map.entry("connect-timeout", "1s"),
                        Map.entry("first-byte-timeout", "2s"),
                        Map.entry("idle-timeout", "3s"),
                        Map.entry("timeout", "4m"),
                        Map.entry("max-retries", "0"),
                        Map.entry("max-connections", "12"),
                        Map.entry("max-concurrent", "5"),
                        Map.entry("concurrency", "adaptive"),
                        Map.entry("rpm", "6"),
                        Map.entry("tpm", "7"),
                        Map.entry("circuit.failure-threshold", "8"),
                        Map.entry("circuit.open-duration", "9s"),
                        Map.entry("circuit.half-open-probes", "1"),
                        Map.entry("discovery", "true"),
                        Map.entry("responses", "true"),
                        Map.entry("drop-params", "logit_bias,n"),
                        Map.entry("rename-params", "seed:random_seed"))
                .forEach((name, value) -> properties.put("gateway.providers.openai-eu." + name, value));

        assertThat(Texts.registry(properties, Map.of()).catalog().provider(new ProviderId("openai-eu")))
                .contains(new ProviderDefinition(
                        new ProviderId("openai-eu"),
                        ProviderType.OPENAI,
                        URI.create("https://eu.example/v1"),
                        new Secret("sk-eu"),
                        null,
                        Set.of("eu"),
                        new ProviderDefinition.Timeouts(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Duration.ofMinutes(4)),
                        0,
                        12,
                        OptionalInt.of(5),
                        ConcurrencyMode.ADAPTIVE,
                        OptionalInt.of(6),
                        OptionalInt.of(7),
                        new ProviderDefinition.Circuit(8, Duration.ofSeconds(9), 1),
                        true,
                        true,
                        new ParamRules(Set.of("logit_bias", "n"), Map.of("seed", "random_seed")),
                        null));
    }

    @Test
    void theMocksBehaviourIsConfigured() {
        MockBehaviour mock = Texts.registry(
                        Map.of(
                                "gateway.providers.mock.latency", "20ms",
                                "gateway.providers.mock.tokens-per-second", "50",
                                "gateway.providers.mock.failure-rate", "0.25",
                                "gateway.providers.mock.failure-kind", "rate-limit",
                                "gateway.providers.mock.reply", "pong"),
                        Map.of())
                .catalog()
                .provider(new ProviderId("mock"))
                .orElseThrow()
                .mock();

        assertThat(mock)
                .isEqualTo(new MockBehaviour(
                        Duration.ofMillis(20), 50, 0.25, MockBehaviour.FailureKind.RATE_LIMIT, "pong"));
    }

    @Test
    void aProviderMayBeGivenByEnvironmentVariablesAlone() {
        Catalog catalog = Texts.registry(
                        Map.of(),
                        Map.of(
                                "GATEWAY_PROVIDERS_VLLM_TYPE", "openai",
                                "GATEWAY_PROVIDERS_VLLM_BASE_URL", "http://vllm:8000/v1",
                                "GATEWAY_MODELS_BIG_PROVIDER", "vllm",
                                "GATEWAY_MODELS_BIG_CONTEXT_WINDOW", "200000"))
                .catalog();

        assertThat(catalog.resolve("vllm/big"))
                .extracting(ModelDefinition::contextWindow)
                .containsExactly(200_000);
    }

    @Test
    void theKeyMayBeInAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "sk-file\n");

        Catalog catalog = Texts.registry(Map.of("gateway.providers.openai.api-key-file", file.toString()), Map.of())
                .catalog();

        ProviderDefinition openai = catalog.provider(new ProviderId("openai")).orElseThrow();
        assertThat(openai.apiKey()).isEqualTo(new Secret("sk-file"));
        assertThat(openai.toString()).doesNotContain("sk-file");
    }

    @Test
    void emptyVariablesCountAsAbsent() {
        Catalog catalog = Texts.registry(
                        Map.of(
                                "gateway.providers.openai.api-key", "${OPENAI_API_KEY:}",
                                "gateway.providers.openai.base-url", "${OPENAI_BASE_URL:}",
                                "gateway.providers.ollama.base-url", "${OLLAMA_URL:}"),
                        Map.of("OPENAI_API_KEY", "", "OLLAMA_URL", ""))
                .catalog();

        assertThat(catalog.provider(new ProviderId("openai"))).isEmpty();
        assertThat(catalog.provider(new ProviderId("ollama")).orElseThrow().baseUrl())
                .hasToString("http://localhost:11434");
    }

    @Test
    void modelsOfAProviderWithoutItsKeyDoNotAppear() {
        var registry = Texts.registry(Map.of("gateway.models.gpt.provider", "openai"), Map.of());

        assertThat(registry.catalog().resolve("gpt")).isEmpty();
        assertThat(registry.allProviders())
                .filteredOn(entry -> entry.definition().id().value().equals("openai"))
                .extracting(ProviderEntry::disabledBecause)
                .containsExactly("has no API key");
    }

    @ParameterizedTest
    @CsvSource({
        "ollama, http://box:11434/, http://box:11434",
        "ollama, http://box:11434/v1, http://box:11434",
        "ollama, http://box:11434/api/, http://box:11434",
        "ollama, box:11434, http://box:11434",
        "ollama, https://box/prefix//, https://box/prefix",
        "openai, https://host/v1/, https://host/v1",
        "openai, https://host/openai, https://host/openai",
        "anthropic, https://host/, https://host",
        "anthropic, https://host/v1, https://host"
    })
    void baseUrlsAreBroughtIntoOneSpelling(String name, String written, String meant) {
        Catalog catalog = Texts.registry(Map.of("gateway.providers." + name + ".base-url", written), Map.of())
                .catalog();

        assertThat(catalog.provider(new ProviderId(name)).orElseThrow().baseUrl())
                .hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gateway.providers.x.type=cohere             | gateway.providers.x.type must be one of ollama, openai, anthropic, azure, gemini, mock
            gateway.providers.openai.api-version=1      | gateway.providers.openai.api-version must not be set: only a provider of type azure has one
            gateway.providers.ollama.base-url=ftp://h   | gateway.providers.ollama.base-url must be an http or https URL without query and fragment
            gateway.providers.ollama.base-url=http://u:p@h | gateway.providers.ollama.base-url must not hold a user or password
            gateway.providers.ollama.max-retries=-1     | gateway.providers.ollama.max-retries must be a whole number of at least 0
            gateway.providers.ollama.timeout=0s         | gateway.providers.ollama.timeout must be more than nothing
            gateway.providers.ollama.circuit.failure-threshold=0 | gateway.providers.ollama.circuit.failure-threshold must be a whole number of at least 1
            gateway.providers.mock.failure-rate=1.5     | gateway.providers.mock.failure-rate must be a number from 0 to 1
            gateway.providers.mock.failure-kind=boom    | gateway.providers.mock.failure-kind must be error, timeout, rate-limit, cut or malformed
            gateway.providers.openai.api-key-file=/nope | gateway.providers.openai.api-key-file names a file that cannot be read
            gateway.providers.openai.drop-params=model  | gateway.providers.openai.drop-params must not name model, messages, input or stream
            gateway.providers.openai.rename-params=seed | gateway.providers.openai.rename-params must hold pairs such as seed:random_seed, none of them of model, messages, input or stream
            gateway.providers.ollama.drop-params=seed   | gateway.providers.ollama must not set drop-params or rename-params: only providers of types openai and azure have them
            gateway.models.m.provider=nobody            | gateway.models.m.provider names 'nobody', which is no configured provider (E4002)
            gateway.aliases.a=a                         | gateway.aliases.a must not lead back to itself: a → a
            gateway.aliases.auto=mock                   | gateway.aliases.auto must not be an alias: auto stands for routing by requirements
            """)
    void aMistakeFailsTheStartByItsFullName(String property, String problem) {
        String[] nameAndValue = property.split("=", 2);

        assertThat(problems(Map.of(nameAndValue[0], nameAndValue[1]))).contains(problem);
    }

    /** The code tells whether to correct something, to say something, or to mount something. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gateway.providers.x.base-url=http://h | MISSING_CONFIGURATION          | gateway.providers.x.type is required: one of ollama, openai, anthropic, azure, gemini, mock
            gateway.providers.x.type=azure        | MISSING_CONFIGURATION          | gateway.providers.x.base-url is required, such as https://NAME.openai.azure.com
            gateway.models.m.rpm=1                | MISSING_CONFIGURATION          | gateway.models.m.provider is required
            gateway.catalog.file=/nope.yaml       | REGISTRY_INITIALISATION_FAILED | gateway.catalog.file names a file that cannot be read: /nope.yaml
            """)
    void whatIsMissingFailsTheStartByACodeOfItsOwn(String property, ErrorCode code, String problem) {
        String[] nameAndValue = property.split("=", 2);

        assertThat(problems(Map.of(nameAndValue[0], nameAndValue[1]), code)).containsExactly(problem);
    }

    @Test
    void whatIsWrongGoesBeforeWhatIsMissing() {
        assertThat(problems(Map.of("gateway.providers.x.base-url", "http://h", "gateway.models.m.rpm", "0")))
                .hasSizeGreaterThan(1);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var properties = Map.of(
                "gateway.models.m.provider", "nobody",
                "gateway.models.m.rpm", "0",
                "gateway.models.m.capabilities", "text,telepathy",
                "gateway.providers.ollama.max-concurrent", "-3",
                "gateway.aliases.a", "b",
                "gateway.aliases.b", "a");

        assertThat(problems(properties))
                .containsExactlyInAnyOrder(
                        "gateway.models.m.provider names 'nobody', which is no configured provider (E4002)",
                        "gateway.models.m.rpm must be a whole number of at least 1",
                        "gateway.models.m.capabilities must not name 'telepathy'; the capabilities are text, vision,"
                                + " tool_use, function_calling, streaming, json_mode, long_context, code_execution,"
                                + " reasoning, embeddings",
                        "gateway.providers.ollama.max-concurrent must be a whole number of at least 1",
                        "gateway.aliases.a must not lead back to itself: a → b → a",
                        "gateway.aliases.b must not lead back to itself: b → a → b");
    }

    @Test
    void whatIsMisspelledOrOfTheWrongTypeFailsTheStart() {
        var properties = Map.of(
                "gateway.models.m.provider", "ollama",
                "gateway.models.m.rpm", "many",
                "gateway.models.m.contextwindow", "5",
                "gateway.providers.ollama.timeout", "soon");

        assertThatThrownBy(() -> Texts.start(properties, Map.of()))
                .hasMessageContainingAll(
                        "gateway.models.m.rpm", "gateway.models.m.contextwindow", "gateway.providers.ollama.timeout");
    }
}
