package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static io.modelgateway.router.RouterFixture.INPUT_TOKENS;
import static io.modelgateway.router.RouterFixture.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.ErrorDetail.RejectedCandidate;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.fixtures.TestModel;
import io.modelgateway.model.Capability;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.RoutingRequirements;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each filter with the code that says it left nothing, for {@code auto} and for a model that was named. */
class FilterStepsTest {

    private static final RoutingRequirements NONE = RoutingRequirements.NONE;

    private final RouterFixture router = new RouterFixture();

    @ParameterizedTest
    @MethodSource("mismatches")
    void refusesWithTheCodeOfTheStep(
            TestModel model,
            GatewayRequest request,
            RoutingRequirements requirements,
            ErrorCode code,
            String message,
            String step) {
        var refusal = router.refuse(request, requirements, INPUT_TOKENS, TestCatalog.of(model));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.detail(ErrorDetail.RejectedCandidates.class))
                .contains(
                        new ErrorDetail.RejectedCandidates(List.of(new RejectedCandidate("m", "openai", step, code))));
    }

    static Stream<Arguments> mismatches() {
        return Stream.of(
                argumentSet(
                        "vision, auto",
                        paid(),
                        Requests.withPicture("auto"),
                        NONE,
                        ErrorCode.NO_CAPABLE_MODEL,
                        "No model has vision",
                        "capabilities"),
                argumentSet(
                        "vision, named",
                        paid(),
                        Requests.withPicture("m"),
                        NONE,
                        ErrorCode.CAPABILITY_MISMATCH,
                        "The model 'm' lacks vision",
                        "capabilities"),
                argumentSet(
                        "vision in a tool's result",
                        paid(),
                        Requests.withPictureOfTool("m"),
                        NONE,
                        ErrorCode.CAPABILITY_MISMATCH,
                        "The model 'm' lacks vision",
                        "capabilities"),
                argumentSet(
                        "tools",
                        paid(),
                        Requests.withTools("m"),
                        NONE,
                        ErrorCode.CAPABILITY_MISMATCH,
                        "The model 'm' lacks tool_use",
                        "capabilities"),
                argumentSet(
                        "JSON",
                        paid(),
                        Requests.withJson("m"),
                        NONE,
                        ErrorCode.CAPABILITY_MISMATCH,
                        "The model 'm' lacks json_mode",
                        "capabilities"),
                argumentSet(
                        "reasoning, auto",
                        paid(),
                        Requests.withReasoning("auto"),
                        NONE,
                        ErrorCode.NO_CAPABLE_MODEL,
                        "No model has reasoning",
                        "capabilities"),
                argumentSet(
                        "asked for by name",
                        paid(),
                        Requests.chat("m"),
                        Requests.needing(Capability.CODE_EXECUTION, Capability.LONG_CONTEXT),
                        ErrorCode.CAPABILITY_MISMATCH,
                        "The model 'm' lacks long_context, code_execution",
                        "capabilities"),
                argumentSet(
                        "streaming, named",
                        paid().onlyWith(Capability.TEXT),
                        Requests.streamed("m"),
                        NONE,
                        ErrorCode.STREAMING_NOT_SUPPORTED,
                        "The model 'm' lacks streaming",
                        "capabilities"),
                argumentSet(
                        "streaming, auto",
                        paid().onlyWith(Capability.TEXT),
                        Requests.streamed("auto"),
                        NONE,
                        ErrorCode.NO_CAPABLE_MODEL,
                        "No model has streaming",
                        "capabilities"),
                argumentSet(
                        "chat with an embeddings model",
                        paid().onlyWith(Capability.EMBEDDINGS),
                        Requests.chat("m"),
                        NONE,
                        ErrorCode.CAPABILITY_MISMATCH,
                        "The model 'm' lacks text",
                        "capabilities"),
                argumentSet(
                        "embeddings with a chat model",
                        paid(),
                        Requests.embeddings("m", "text"),
                        NONE,
                        ErrorCode.CAPABILITY_MISMATCH,
                        "The model 'm' lacks embeddings",
                        "capabilities"),
                argumentSet(
                        "input too long",
                        paid().contextWindow(999),
                        Requests.chat("auto"),
                        NONE,
                        ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                        "The request needs 1000 tokens (an estimated 1000 of input, 0 of requested output), but"
                                + " openai/m holds 999 and writes at most 16000",
                        "context_length"),
                argumentSet(
                        "input and output too long",
                        paid().contextWindow(1_500),
                        Requests.withOutput("m", 501, 1),
                        NONE,
                        ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                        "The request needs 1501 tokens (an estimated 1000 of input, 501 of requested output), but"
                                + " openai/m holds 1500 and writes at most 16000",
                        "context_length"),
                argumentSet(
                        "output too long",
                        paid().maxOutputTokens(500),
                        Requests.withOutput("auto", 501, 1),
                        NONE,
                        ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                        "The request needs 1501 tokens (an estimated 1000 of input, 501 of requested output), but"
                                + " openai/m holds 128000 and writes at most 500",
                        "context_length"),
                argumentSet(
                        "output required too long",
                        paid().maxOutputTokens(500),
                        Requests.chat("auto"),
                        Requests.needingOutput(501),
                        ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                        "The request needs 1501 tokens (an estimated 1000 of input, 501 of requested output), but"
                                + " openai/m holds 128000 and writes at most 500",
                        "context_length"),
                argumentSet(
                        "window required too long",
                        paid().contextWindow(8_000),
                        Requests.chat("auto"),
                        Requests.needingWindow(8_001),
                        ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                        "The request needs 8001 tokens (an estimated 1000 of input, 0 of requested output), but"
                                + " openai/m holds 8000 and writes at most 16000",
                        "context_length"),
                argumentSet(
                        "no region, auto",
                        paid(),
                        Requests.chat("auto"),
                        Requests.within("eu"),
                        ErrorCode.DATA_RESIDENCY_VIOLATION,
                        "No model that fits promises to stay in 'eu'",
                        "data_residency"),
                argumentSet(
                        "other regions too, named",
                        paid().regions("eu", "us"),
                        Requests.chat("m"),
                        Requests.within("eu"),
                        ErrorCode.DATA_RESIDENCY_VIOLATION,
                        "The model 'm' does not promise to stay in 'eu'",
                        "data_residency"),
                argumentSet(
                        "too dear",
                        paid(),
                        Requests.chat("auto"),
                        Requests.upTo("0.5999999"),
                        ErrorCode.COST_LIMIT_EXCEEDED,
                        "The cheapest answer is estimated at 0.6 cents, above the limit of 0.5999999",
                        "cost"));
    }

    /** 1,000 tokens in and the typical 500 out: 0.1 + 0.5 cents. */
    private static TestModel paid() {
        return model("openai/m").price("1", "10");
    }

    @ParameterizedTest
    @MethodSource("fits")
    void admitsWhatJustFits(TestModel model, GatewayRequest request, RoutingRequirements requirements) {
        assertThat(primary(router.choose(request, requirements, INPUT_TOKENS, TestCatalog.of(model))))
                .isEqualTo("openai/m");
    }

    static Stream<Arguments> fits() {
        return Stream.of(
                argumentSet("input fills the window", paid().contextWindow(1_000), Requests.chat("auto"), NONE),
                argumentSet(
                        "input and output fill it",
                        paid().contextWindow(1_500).maxOutputTokens(500),
                        Requests.withOutput("auto", 500, 1),
                        NONE),
                argumentSet("the cost limit is met exactly", paid(), Requests.chat("auto"), Requests.upTo("0.6")),
                argumentSet("the only region", paid().regions("EU"), Requests.chat("auto"), Requests.within("eu")),
                argumentSet(
                        "all regions allowed",
                        paid().regions("eu", "ch"),
                        Requests.chat("auto"),
                        Requests.within("eu", "ch", "us")),
                argumentSet("a named model is asked to reason", paid(), Requests.withReasoning("m"), NONE),
                argumentSet(
                        "function calling is tool use",
                        paid().with(Capability.FUNCTION_CALLING),
                        Requests.withTools("auto"),
                        NONE),
                argumentSet(
                        "embeddings",
                        paid().onlyWith(Capability.EMBEDDINGS).maxOutputTokens(0),
                        Requests.embeddings("auto", "text"),
                        NONE),
                argumentSet(
                        "each embedding fits although all together do not",
                        paid().onlyWith(Capability.EMBEDDINGS).contextWindow(250),
                        Requests.embeddings("m", "text", "text", "text", "text"),
                        NONE));
    }

    @Test
    void theProvidersRegionsHoldForModelsWithoutTheirOwn() {
        var catalog = TestCatalog.of(paid(), model("azure/m").price("2", "2").regions("us"))
                .withRegions("openai", "eu")
                .withRegions("azure", "eu");

        assertThat(router.choose("auto", Requests.within("eu"), catalog).chain())
                .hasSize(1);
        assertThat(primary(router.choose("auto", Requests.within("us"), catalog)))
                .isEqualTo("azure/m");
    }

    @Test
    void theFurthestStepGivesTheCode() {
        var catalog = TestCatalog.of(
                model("openai/blind"),
                model("openai/small").with(Capability.VISION).contextWindow(10),
                model("openai/far").with(Capability.VISION).regions("us"));

        var refusal = router.refuse(Requests.withPicture("auto"), Requests.within("eu"), INPUT_TOKENS, catalog);

        assertThat(refusal.code()).isEqualTo(ErrorCode.DATA_RESIDENCY_VIOLATION);
        assertThat(refusal.detail(ErrorDetail.RejectedCandidates.class)
                        .orElseThrow()
                        .candidates())
                .containsExactly(
                        new RejectedCandidate("far", "openai", "data_residency", ErrorCode.DATA_RESIDENCY_VIOLATION),
                        new RejectedCandidate("small", "openai", "context_length", ErrorCode.CONTEXT_LENGTH_EXCEEDED),
                        new RejectedCandidate("blind", "openai", "capabilities", ErrorCode.NO_CAPABLE_MODEL));
    }

    @Test
    void saysWhereNoModelHasEverythingAtOnce() {
        var catalog = TestCatalog.of(
                model("openai/eyes").with(Capability.VISION),
                model("openai/hands").with(Capability.TOOL_USE));

        var refusal = router.refuse(
                Requests.withPicture("auto"), Requests.needing(Capability.TOOL_USE), INPUT_TOKENS, catalog);

        assertThat(refusal).hasMessage("No model has all of text, vision, tool_use");
    }

    @Test
    void aSlowModelIsStillBetterThanNone() {
        var slow = model("openai/m").latency(Duration.ofSeconds(10));
        var fast = model("azure/f").price("5", "5").latency(Duration.ofMillis(100));
        var limit = Requests.fasterThan(Duration.ofSeconds(1));

        assertThat(primary(router.choose("auto", limit, TestCatalog.of(slow)))).isEqualTo("openai/m");
        assertThat(RouterFixture.chain(router.choose("auto", limit, TestCatalog.of(slow, fast))))
                .containsExactly("azure/f", "openai/m");
    }

    @Test
    void manyRejectionsAreCutShort() {
        TestModel[] models = new TestModel[500];
        for (int i = 0; i < models.length; i++) {
            models[i] = model("openai/m" + i);
        }

        var refusal = router.refuse("auto", Requests.within("eu"), TestCatalog.of(models));

        assertThat(refusal.detail(ErrorDetail.RejectedCandidates.class)
                        .orElseThrow()
                        .candidates())
                .hasSize(Refusals.MOST_CANDIDATES);
    }

    @Test
    void pricesBeyondMeasureNeitherFailNorWin() {
        var catalog = TestCatalog.of(
                model("openai/dear").price("9000000000", "9000000000"),
                model("openai/cheap").price("1", "1"));

        assertThat(primary(router.choose("auto", catalog))).isEqualTo("openai/cheap");
    }
}
