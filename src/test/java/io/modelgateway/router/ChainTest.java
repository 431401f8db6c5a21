package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static io.modelgateway.router.RouterFixture.INPUT_TOKENS;
import static io.modelgateway.router.RouterFixture.chain;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.model.Capability;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.ModelStatus;
import org.junit.jupiter.api.Test;

class ChainTest {

    private final RouterFixture router = new RouterFixture();

    @Test
    void autoTriesDifferentProvidersFirst() {
        var catalog = TestCatalog.of(
                model("openai/a").price("1", "1"),
                model("openai/b").price("2", "2"),
                model("openai/c").price("3", "3"),
                model("anthropic/d").price("9", "9"),
                model("azure/e").price("8", "8"));

        assertThat(chain(router.choose("auto", catalog))).containsExactly("openai/a", "azure/e", "anthropic/d");
    }

    @Test
    void autoComesBackToAProviderWhereThereIsNoOther() {
        var catalog = TestCatalog.of(
                model("openai/a").price("1", "1"),
                model("openai/b").price("2", "2"),
                model("azure/e").price("8", "8"));

        assertThat(chain(router.choose("auto", catalog))).containsExactly("openai/a", "azure/e", "openai/b");
    }

    @Test
    void attemptsAreLimitedByConfiguration() {
        var two = new RouterFixture(new RoutingSettings(Strategy.COST_OPTIMIZED, 2, false, 500));
        var catalog = TestCatalog.of(
                model("openai/a").fallbacks("b", "c"), model("azure/b"), model("anthropic/c"), model("ollama/d"));

        assertThat(chain(two.choose("auto", catalog))).containsExactly("anthropic/c", "azure/b");
        assertThat(chain(two.choose("a", catalog))).containsExactly("openai/a", "azure/b");
    }

    @Test
    void autoAvoidsDeprecatedModelsWhileAnActiveOneQualifies() {
        var old = model("openai/old").status(ModelStatus.DEPRECATED).with(Capability.VISION);
        var active = model("openai/new").price("50", "50");
        var catalog = TestCatalog.of(old, active);

        assertThat(chain(router.choose("auto", catalog))).containsExactly("openai/new");
        assertThat(chain(router.choose(
                        Requests.withPicture("auto"), Requests.by(Strategy.COST_OPTIMIZED), INPUT_TOKENS, catalog)))
                .containsExactly("openai/old");
    }

    @Test
    void autoNeverChoosesAMock() {
        var catalog = TestCatalog.of(model("mock/mock"), model("openai/m").price("50", "50"));

        assertThat(chain(router.choose("auto", catalog))).containsExactly("openai/m");
        assertThat(chain(router.choose("mock", catalog))).containsExactly("mock/mock");
    }

    @Test
    void autoChoosesAMockWhereConfigurationSaysSo() {
        var including = new RouterFixture(new RoutingSettings(Strategy.COST_OPTIMIZED, 3, true, 500));
        var catalog = TestCatalog.of(
                model("mock/mock"), model("openai/m").price("50", "50").fallbacks("mock"));

        assertThat(chain(including.choose("auto", catalog))).containsExactly("mock/mock", "openai/m");
        assertThat(chain(including.choose("m", catalog))).containsExactly("openai/m", "mock/mock");
    }

    @Test
    void aMockStandsInForMocksOnly() {
        var catalog = TestCatalog.of(
                model("openai/m").fallbacks("mock"), model("mock/mock").fallbacks("mock-2"), model("mock/mock-2"));

        assertThat(chain(router.choose("m", catalog))).containsExactly("openai/m");
        assertThat(chain(router.choose("mock", catalog))).containsExactly("mock/mock", "mock/mock-2");
    }

    @Test
    void aMockOfARealModelAnswersByItsFullNameOnly() {
        var catalog = TestCatalog.of(model("mock/m"), model("openai/m").price("50", "50"));

        assertThat(chain(router.choose("m", catalog))).containsExactly("openai/m");
        assertThat(chain(router.choose("mock/m", catalog))).containsExactly("mock/m");
    }

    @Test
    void aNamedModelHasNoStandInUnlessConfigured() {
        var catalog = TestCatalog.of(model("openai/m"), model("azure/n"));

        assertThat(chain(router.choose("m", catalog))).containsExactly("openai/m");
    }

    @Test
    void fallbacksKeepTheirOrderAndPassTheSameFilters() {
        var catalog = TestCatalog.of(
                model("openai/m").with(Capability.VISION).fallbacks("blind", "gone", "unknown", "dear", "m", "cheap"),
                model("openai/blind"),
                model("azure/gone").with(Capability.VISION).status(ModelStatus.DISABLED),
                model("azure/dear").with(Capability.VISION).price("9", "9"),
                model("azure/cheap").with(Capability.VISION));

        assertThat(chain(router.choose(
                        Requests.withPicture("m"), Requests.by(Strategy.COST_OPTIMIZED), INPUT_TOKENS, catalog)))
                .containsExactly("openai/m", "azure/dear", "azure/cheap");
    }

    @Test
    void aLargerWindowStandsInWhereThePromptIsTooLong() {
        var catalog = TestCatalog.of(model("openai/m").contextWindow(500).fallbacks("large"), model("azure/large"));

        var decision = router.choose("m", catalog);
        assertThat(chain(decision)).containsExactly("azure/large");
        assertThat(decision.reason()).isEqualTo("azure/large stands in for 'm', which cannot take the request now");
    }

    @Test
    void nothingStandsInForWhatTheNamedModelCannotDo() {
        var catalog = TestCatalog.of(
                model("openai/m").fallbacks("eyes"), model("azure/eyes").with(Capability.VISION));

        var refusal = router.refuse(Requests.withPicture("m"), Requests.preferring(), INPUT_TOKENS, catalog);
        assertThat(refusal.code()).isEqualTo(ErrorCode.CAPABILITY_MISMATCH);
    }

    @Test
    void severalProvidersOfANamedModelAreRankedBeforeItsFallbacks() {
        var catalog = TestCatalog.of(
                model("openai/m").price("5", "5").fallbacks("other"),
                model("azure/m").price("1", "1").fallbacks("stand-in"),
                model("openai/stand-in"),
                model("openai/other"));

        assertThat(chain(router.choose("m", catalog))).containsExactly("azure/m", "openai/m", "openai/stand-in");
    }

    @Test
    void aNameWithItsProviderLeavesNoChoice() {
        var catalog = TestCatalog.of(
                model("openai/m").price("5", "5"), model("azure/m").price("1", "1"));

        assertThat(chain(router.choose("openai/m", catalog))).containsExactly("openai/m");
    }
}
