package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static io.modelgateway.fixtures.TestModel.tier;
import static io.modelgateway.router.RouterFixture.INPUT_TOKENS;
import static io.modelgateway.router.RouterFixture.chain;
import static io.modelgateway.router.RouterFixture.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.QualityDimension;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategiesTest {

    private final RouterFixture router = new RouterFixture();

    @Test
    void capabilityFirstPaysForNothingUnneeded() {
        var catalog = TestCatalog.of(
                model("openai/plain").price("3", "3"),
                model("openai/eyes").price("1", "1").with(Capability.VISION),
                model("openai/all").price("0.1", "0.1").with(Capability.VISION, Capability.REASONING));

        assertThat(chain(router.choose("auto", catalog))).containsExactly("openai/plain", "openai/eyes", "openai/all");
        assertThat(primary(
                        router.choose(Requests.withPicture("auto"), RoutingRequirements.NONE, INPUT_TOKENS, catalog)))
                .isEqualTo("openai/eyes");
    }

    @Test
    void capabilityFirstCountsOnlyWhatCostsMoney() {
        var catalog = TestCatalog.of(
                model("openai/plain").price("3", "3"),
                model("ollama/all").with(Capability.VISION, Capability.REASONING, Capability.TOOL_USE));

        assertThat(primary(router.choose("auto", catalog))).isEqualTo("ollama/all");
    }

    @Test
    void toolUseAndFunctionCallingAreNoSurplusToEachOther() {
        var catalog = TestCatalog.of(
                model("openai/tools").price("1", "1").with(Capability.TOOL_USE),
                model("openai/more").price("0.5", "0.5").with(Capability.TOOL_USE, Capability.REASONING));

        assertThat(primary(router.choose("auto", Requests.needing(Capability.FUNCTION_CALLING), catalog)))
                .isEqualTo("openai/tools");
    }

    @Test
    void costIsComparedToTheNanoDollar() {
        var catalog = TestCatalog.of(
                model("openai/a").price("0.100002", "0"), model("openai/b").price("0.100001", "0"));

        assertThat(primary(router.choose("auto:cost", catalog))).isEqualTo("openai/b");
    }

    @ParameterizedTest
    @CsvSource({"100, openai/tiered, 0.06", "101, openai/flat, 0.0602"})
    void theTierOfTheWholeInputGivesThePrice(int inputTokens, String primary, BigDecimal cents) {
        var catalog = TestCatalog.of(
                model("openai/tiered").prices(tier(100, "1", "1"), tier(Integer.MAX_VALUE, "9", "9")),
                model("openai/flat").price("2", "1.16"));

        var decision = router.choose(Requests.chat("auto:cost"), RoutingRequirements.NONE, inputTokens, catalog);

        assertThat(primary(decision)).isEqualTo(primary);
        assertThat(decision.estimatedCost().toCents())
                .isEqualByComparingTo(primary.equals("openai/flat") ? new BigDecimal("0.0782") : cents);
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 0.2", "100, 3, 0.4", "2000, 1, 2.1"})
    void eachChoiceIsPaidFor(int maxOutputTokens, int choices, BigDecimal cents) {
        var catalog = TestCatalog.of(model("openai/m").price("1", "10"));
        var request = Requests.withOutput("auto", maxOutputTokens, choices);

        assertThat(router.choose(request, RoutingRequirements.NONE, INPUT_TOKENS, catalog)
                        .estimatedCost()
                        .toCents())
                .isEqualByComparingTo(cents);
    }

    @Test
    void reservedThroughputIsFreeWhileItLasts() {
        var reserved = model("openai/reserved").price("5", "5").reserved(3_000);
        var catalog = TestCatalog.of(reserved, model("azure/cheap").price("1", "1"));

        assertThat(primary(router.choose("auto:cost", catalog))).isEqualTo("openai/reserved");
        router.provisioned.record(reserved.build(), 1_500);
        assertThat(primary(router.choose("auto:cost", catalog))).isEqualTo("openai/reserved");
        router.provisioned.record(reserved.build(), 1);
        assertThat(primary(router.choose("auto:cost", catalog))).isEqualTo("azure/cheap");
        router.nowNanos += Duration.ofMinutes(1).toNanos();
        assertThat(primary(router.choose("auto:cost", catalog))).isEqualTo("openai/reserved");
    }

    @Test
    void latencyIsTheMeasuredOneOverTheSeed() {
        var catalog = TestCatalog.of(
                model("openai/a").latency(Duration.ofMillis(200)),
                model("azure/b").latency(Duration.ofMillis(300)));

        assertThat(primary(router.choose("auto:latency", catalog))).isEqualTo("openai/a");
        for (int i = 0; i < 10; i++) {
            router.latency.record(new ProviderId("openai"), new ModelId("a"), Duration.ofSeconds(2));
        }
        var decision = router.choose("auto:latency", catalog);
        assertThat(primary(decision)).isEqualTo("azure/b");
        assertThat(decision.estimatedLatency()).isEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @CsvSource({"CODING, openai/coder", "CREATIVE, openai/unscored", "SUMMARIZATION, azure/cheap"})
    void qualityIsTheScoreAskedForAndAnAbsentOneIsMiddling(QualityDimension dimension, String primary) {
        var catalog = TestCatalog.of(
                model("openai/coder")
                        .price("9", "9")
                        .quality(QualityDimension.CODING, 0.9)
                        .quality(QualityDimension.CREATIVE, 0.4),
                model("openai/unscored").price("8", "8"),
                model("azure/cheap").quality(QualityDimension.CREATIVE, 0.49));

        assertThat(primary(router.choose("auto", Requests.bestAt(dimension), catalog)))
                .isEqualTo(primary);
    }

    @Test
    void qualityIsThatOfReasoningUnlessAskedFor() {
        var catalog = TestCatalog.of(
                model("openai/coder").quality(QualityDimension.CODING, 0.9),
                model("openai/thinker").price("9", "9").quality(QualityDimension.REASONING, 0.6));

        assertThat(primary(router.choose("auto:quality", catalog))).isEqualTo("openai/thinker");
    }

    @Test
    void pinnedProvidersAreTakenInTheirOrderAndNoOther() {
        var catalog = TestCatalog.of(
                model("openai/a").price("1", "1"), model("azure/b").price("5", "5"), model("anthropic/c"));

        assertThat(chain(router.choose(
                        "auto", Requests.by(Strategy.PROVIDER_PINNED, "azure", "nowhere", "openai"), catalog)))
                .containsExactly("azure/b", "openai/a");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "auto, -, INVALID_ROUTING_STRATEGY",
                "auto, nowhere, PROVIDER_NOT_CONFIGURED",
                "auto, mock, NO_CAPABLE_MODEL",
                "a, azure, MODEL_NOT_FOUND",
            })
    void pinningToWhatCannotServeIsRefused(String model, String provider, ErrorCode code) {
        var catalog = TestCatalog.of(model("openai/a"), model("azure/b"), model("mock/mock"));
        var asked = provider == null
                ? Requests.by(Strategy.PROVIDER_PINNED)
                : Requests.by(Strategy.PROVIDER_PINNED, provider);

        assertThat(router.refuse(model, asked, catalog).code()).isEqualTo(code);
    }

    @Test
    void aNamedModelPinsItsOwnProviders() {
        var catalog = TestCatalog.of(model("openai/a").fallbacks("b", "c"), model("azure/b"), model("openai/c"));

        assertThat(chain(router.choose("a", Requests.by(Strategy.PROVIDER_PINNED), catalog)))
                .containsExactly("openai/a", "openai/c");
    }

    @Test
    void preferredProvidersComeFirstUnderEveryOtherStrategy() {
        var catalog = TestCatalog.of(
                model("openai/a"),
                model("azure/b").price("5", "5"),
                model("azure/c").price("4", "4"));

        assertThat(chain(router.choose("auto", Requests.preferring("azure"), catalog)))
                .containsExactly("azure/c", "openai/a", "azure/b");
        assertThat(primary(router.choose("auto", Requests.by(Strategy.COST_OPTIMIZED, "nowhere"), catalog)))
                .isEqualTo("openai/a");
    }

    @Test
    void roundRobinGivesEveryModelItsTurn() {
        var catalog = TestCatalog.of(model("openai/a"), model("azure/b"), model("anthropic/c"));

        assertThat(turns(6, catalog))
                .containsExactly("anthropic/c", "azure/b", "openai/a", "anthropic/c", "azure/b", "openai/a");
    }

    /** A counter modulo the number of candidates would give one of the two all turns of the smaller set. */
    @Test
    void roundRobinStaysFairWhenCandidatesChange() {
        var all = TestCatalog.of(model("openai/a"), model("azure/b"), model("anthropic/c"));
        var some = TestCatalog.of(model("openai/a"), model("azure/b"));
        Map<String, Integer> turns = new HashMap<>();

        for (int i = 0; i < 300; i++) {
            turns.merge(turns(1, some).getFirst(), 1, Integer::sum);
            turns.merge(turns(1, all).getFirst(), 1, Integer::sum);
        }

        assertThat(turns).isEqualTo(Map.of("openai/a", 225, "azure/b", 225, "anthropic/c", 150));
    }

    @Test
    void roundRobinStaysWithinThePreferred() {
        var catalog = TestCatalog.of(model("openai/a"), model("openai/b"), model("azure/c"));
        var asked = Requests.by(Strategy.ROUND_ROBIN, "openai");

        assertThat(List.of(
                        primary(router.choose("auto", asked, catalog)),
                        primary(router.choose("auto", asked, catalog)),
                        primary(router.choose("auto", asked, catalog))))
                .containsExactly("openai/a", "openai/b", "openai/a");
    }

    private List<String> turns(int count, TestCatalog catalog) {
        return IntStream.range(0, count)
                .mapToObj(_ -> primary(router.choose("auto", Requests.by(Strategy.ROUND_ROBIN), catalog)))
                .toList();
    }
}
