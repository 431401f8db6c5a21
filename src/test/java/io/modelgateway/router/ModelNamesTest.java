package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static io.modelgateway.router.RouterFixture.chain;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.ModelStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNamesTest {

    private final RouterFixture router = new RouterFixture();
    private final TestCatalog catalog = TestCatalog.of(
                    model("ollama/llama3.2:3b"),
                    model("openai/gpt-4o").price("2.5", "10"),
                    model("azure/gpt-4o").price("2.0", "10"),
                    model("openai/gone").status(ModelStatus.DISABLED),
                    model("openai/old").price("9", "9").status(ModelStatus.DEPRECATED))
            .withAliases(Map.of(
                    "fast", "ollama/llama3.2:3b",
                    "cheap", "auto:cost",
                    "default", "cheap",
                    "loop", "pool",
                    "pool", "loop",
                    "nowhere", "nothing"));

    @ParameterizedTest
    @CsvSource({
        "llama3.2:3b, ollama/llama3.2:3b",
        "ollama/llama3.2:3b, ollama/llama3.2:3b",
        "openai/gpt-4o, openai/gpt-4o",
        "gpt-4o, azure/gpt-4o openai/gpt-4o",
        "fast, ollama/llama3.2:3b",
        "old, openai/old",
    })
    void namesLeadToTheirModelsOnly(String name, String expectedChain) {
        assertThat(chain(router.choose(name, catalog))).containsExactly(expectedChain.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "auto, CAPABILITY_FIRST",
        "AUTO, CAPABILITY_FIRST",
        "auto:cost, COST_OPTIMIZED",
        "auto:latency, LATENCY_OPTIMIZED",
        "auto:quality, QUALITY_OPTIMIZED",
        "cheap, COST_OPTIMIZED",
        "default, COST_OPTIMIZED",
    })
    void autoBringsItsStrategy(String name, Strategy strategy) {
        assertThat(router.choose(name, catalog).strategy()).isEqualTo(strategy);
    }

    @Test
    void anExplicitStrategyWinsOverTheShorthand() {
        assertThat(router.choose("auto:cost", Requests.by(Strategy.ROUND_ROBIN), catalog)
                        .strategy())
                .isEqualTo(Strategy.ROUND_ROBIN);
    }

    @Test
    void unknownShorthandIsRefusedWithTheList() {
        var refusal = router.refuse("auto:fastest", catalog);

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_ROUTING_STRATEGY);
        assertThat(refusal).hasMessageContaining("auto, auto:cost, auto:latency or auto:quality");
    }

    @Test
    void unknownNameIsRefusedWithNearOnes() {
        var refusal = router.refuse("gpt-40", catalog);

        assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
        assertThat(refusal).hasMessage("The model 'gpt-40' does not exist; did you mean gpt-4o or gpt-4o?");
        assertThat(refusal.detail(ErrorDetail.NearNames.class))
                .contains(new ErrorDetail.NearNames(List.of("gpt-4o", "gpt-4o")));
        assertThat(refusal.detail(ErrorDetail.Param.class)).contains(new ErrorDetail.Param("model"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "unheard-of", "loop", "nowhere", "gone", "openai/gone", "ollama/gpt-4o"})
    void whatLeadsNowhereIsNotFound(String name) {
        assertThat(router.refuse(name, catalog).code()).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
    }

    @Test
    void longNamesAreNotEchoedWhole() {
        assertThat(router.refuse("x".repeat(10_000), catalog).getMessage()).hasSizeLessThan(300);
    }
}
