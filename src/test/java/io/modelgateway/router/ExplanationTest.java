package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.circuit.Availability.Verdict;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.model.CandidateFate;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Money COST = new Money(6_000_000);

    private final RouterFixture router = new RouterFixture();

    @Test
    void tellsEveryCandidatesFateKeptOnesFirst() {
        var catalog = TestCatalog.of(
                model("openai/disabled").price("1", "10").status(ModelStatus.DISABLED),
                model("openai/mute").price("1", "10").onlyWith(Capability.EMBEDDINGS),
                model("openai/small").price("1", "10").contextWindow(999),
                model("openai/old").price("1", "10").regions("eu").status(ModelStatus.DEPRECATED),
                model("openai/abroad").price("1", "10").regions("us"),
                model("anthropic/open").price("1", "10").regions("eu"),
                model("mock/mock").price("1", "10"),
                model("azure/second").price("1", "10").regions("eu").with(Capability.VISION),
                model("openai/first").price("1", "10").regions("eu"));
        router.where("anthropic", Verdict.CIRCUIT_OPEN);

        var decision = router.choose("auto", Requests.within("eu"), catalog);

        assertThat(decision.candidates())
                .containsExactly(
                        fate("openai/first", null, null, null),
                        fate("azure/second", null, null, null),
                        fate("openai/disabled", RoutingStep.SELECTION, ErrorCode.MODEL_NOT_FOUND, "is disabled"),
                        fate("openai/mute", RoutingStep.CAPABILITIES, ErrorCode.NO_CAPABLE_MODEL, "lacks text"),
                        fate(
                                "openai/small",
                                RoutingStep.CONTEXT_LENGTH,
                                ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                                "holds 999 tokens, 1000 are needed"),
                        fate(
                                "openai/old",
                                RoutingStep.SELECTION,
                                ErrorCode.MODEL_NOT_FOUND,
                                "is deprecated, and an active model qualifies"),
                        fate(
                                "openai/abroad",
                                RoutingStep.DATA_RESIDENCY,
                                ErrorCode.DATA_RESIDENCY_VIOLATION,
                                "may serve from us"),
                        fate(
                                "anthropic/open",
                                RoutingStep.HEALTH,
                                ErrorCode.PROVIDER_CIRCUIT_OPEN,
                                "has a provider whose circuit is open"),
                        fate(
                                "mock/mock",
                                RoutingStep.SELECTION,
                                ErrorCode.MODEL_NOT_FOUND,
                                "is a mock, which answers only by its own name"));
    }

    @Test
    void keepsWhatTheChoiceFoundHoweverLateItIsAsked() {
        var catalog = TestCatalog.of(model("openai/a"), model("azure/b").price("1", "1"));
        var decision = router.where("azure", Verdict.UNHEALTHY).choose("auto", catalog);

        router.where("azure", Verdict.AVAILABLE).where("openai", Verdict.UNHEALTHY);

        assertThat(decision.candidates()).extracting(CandidateFate::kept).containsExactly(true, false);
        assertThat(decision.candidates()).isSameAs(decision.candidates());
    }

    @Test
    void goesBeyondTheChain() {
        var catalog = TestCatalog.of(
                model("openai/a"), model("openai/b"), model("openai/c"), model("openai/d"), model("azure/e"));

        assertThat(router.choose("auto", catalog).candidates())
                .extracting(fate -> fate.model().value())
                .containsExactly("e", "a", "b", "c", "d");
    }

    @Test
    void leavesOutWhatANamedRequestNeverConsidered() {
        var catalog = TestCatalog.of(model("openai/m").fallbacks("blind"), model("openai/blind"), model("azure/other"));

        assertThat(router.choose("m", catalog).candidates())
                .extracting(fate -> fate.model().value())
                .containsExactly("m", "blind");
    }

    @Test
    void marksLastResortsAndSlowOnes() {
        var catalog = TestCatalog.of(model("openai/m"));

        assertThat(router.where("openai", Verdict.UNHEALTHY)
                        .choose("m", catalog)
                        .candidates())
                .extracting(CandidateFate::note)
                .containsExactly("is unavailable and only a last resort");
        assertThat(new RouterFixture()
                        .choose("auto", Requests.fasterThan(Duration.ofMillis(999)), catalog)
                        .candidates())
                .extracting(CandidateFate::note)
                .containsExactly("is slower than preferred");
    }

    @Test
    void givesTheReasonInASentence() {
        var catalog = TestCatalog.of(model("openai/m"), model("azure/n").price("1", "1"));

        assertThat(router.choose("auto:cost", catalog).reason())
                .isEqualTo("openai/m is the choice of cost_optimized among 2 that qualify: it has the lowest estimated"
                        + " cost");
        assertThat(router.choose("m", catalog).reason())
                .isEqualTo("openai/m was asked for as 'm', and nothing stands in for it");
    }

    @Test
    void carriesTheEstimatesOfThePrimary() {
        var catalog = TestCatalog.of(model("openai/m").price("1", "10").latency(Duration.ofMillis(700)));

        var decision = router.choose(Requests.chat("m"), RoutingRequirements.NONE, 1_000, catalog);

        assertThat(decision.estimatedCost()).isEqualTo(COST);
        assertThat(decision.estimatedLatency()).isEqualTo(Duration.ofMillis(700));
        assertThat(decision.inputTokens()).isEqualTo(1_000);
    }

    private static CandidateFate fate(
            String qualifiedName, @Nullable RoutingStep step, @Nullable ErrorCode code, @Nullable String note) {
        String[] name = qualifiedName.split("/");
        return new CandidateFate(
                new ModelId(name[1]), new ProviderId(name[0]), step, code, note, COST, Duration.ofSeconds(1));
    }
}
