package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static io.modelgateway.router.RouterFixture.chain;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.circuit.Availability.Verdict;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.ErrorDetail.RejectedCandidate;
import io.modelgateway.fixtures.TestCatalog;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {

    private final RouterFixture router = new RouterFixture();
    private final TestCatalog local = TestCatalog.of(model("ollama/llama3.1:8b"), model("ollama/llama3.2:3b"));

    @ParameterizedTest
    @CsvSource({
        "CIRCUIT_OPEN, PROVIDER_CIRCUIT_OPEN, 'No model can be reached now: wait for ollama, whose circuit is open, or"
                + " set OPENAI_API_KEY or ANTHROPIC_API_KEY'",
        "UNHEALTHY, HEALTH_CHECK_FAILED, 'No model can be reached now: start Ollama at http://localhost:11434, or set"
                + " OPENAI_API_KEY or ANTHROPIC_API_KEY'",
        "MODEL_ABSENT, ALL_CANDIDATES_UNAVAILABLE, 'No model can be reached now: install the model with ''ollama pull"
                + " llama3.1:8b'', or set OPENAI_API_KEY or ANTHROPIC_API_KEY'",
    })
    void autoSaysAtOnceWhatToDoWhereNothingIsReachable(Verdict verdict, ErrorCode fate, String message) {
        var refusal = router.where("ollama", verdict).refuse("auto", local);

        assertThat(refusal.code()).isEqualTo(ErrorCode.ALL_CANDIDATES_UNAVAILABLE);
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.detail(ErrorDetail.RejectedCandidates.class)
                        .orElseThrow()
                        .candidates())
                .containsExactly(
                        new RejectedCandidate("llama3.1:8b", "ollama", "health", fate),
                        new RejectedCandidate("llama3.2:3b", "ollama", "health", fate));
    }

    @Test
    void autoSaysWhenToComeBack() {
        router.where("ollama", Verdict.CIRCUIT_OPEN);
        var refusal = router.refuse("auto", local);

        assertThat(refusal.detail(ErrorDetail.RetryAfter.class))
                .contains(new ErrorDetail.RetryAfter(RouterFixture.REMAINING_OPEN));

        router.where("ollama/llama3.2:3b", Verdict.UNHEALTHY);
        assertThat(router.refuse("auto", local).detail(ErrorDetail.RetryAfter.class))
                .contains(new ErrorDetail.RetryAfter(Duration.ofSeconds(5)));
    }

    @Test
    void autoSaysWhatToDoWhereNothingIsConfigured() {
        var refusal = router.refuse("auto", TestCatalog.of(model("mock/mock")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.ALL_CANDIDATES_UNAVAILABLE);
        assertThat(refusal)
                .hasMessage("There is no model that auto may choose: set OPENAI_API_KEY or ANTHROPIC_API_KEY");
        assertThat(refusal.detail(ErrorDetail.RetryAfter.class)).isPresent();
    }

    @Test
    void remoteAddressesAreNotTold() {
        var refusal = router.where("openai", Verdict.UNHEALTHY).refuse("auto", TestCatalog.of(model("openai/m")));

        assertThat(refusal).hasMessage("No model can be reached now: see why openai does not answer");
    }

    @Test
    void autoTakesWhatIsAvailableOnly() {
        var catalog = TestCatalog.of(model("ollama/a"), model("anthropic/b"), model("openai/c"), model("azure/d"));
        router.where("ollama", Verdict.UNHEALTHY)
                .where("anthropic", Verdict.CIRCUIT_OPEN)
                .where("azure", Verdict.COOLING_DOWN);

        assertThat(chain(router.choose("auto", catalog))).containsExactly("openai/c");
    }

    @Test
    void autoAsksACoolingProviderWhereNoOtherIsLeft() {
        var catalog = TestCatalog.of(model("ollama/a"), model("openai/c"));
        router.where("ollama", Verdict.UNHEALTHY).where("openai", Verdict.COOLING_DOWN);

        assertThat(chain(router.choose("auto", catalog))).containsExactly("openai/c");
    }

    @Test
    void aCoolingProviderDoesNotHideThatTheRestIsTooDear() {
        var catalog = TestCatalog.of(model("azure/dear").price("100", "100"), model("openai/c"));
        router.where("openai", Verdict.COOLING_DOWN);

        assertThat(router.refuse("auto", Requests.upTo("0.1"), catalog).code())
                .isEqualTo(ErrorCode.COST_LIMIT_EXCEEDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNHEALTHY", "COOLING_DOWN", "MODEL_ABSENT"})
    void aNamedModelIsTriedWhateverIsBelievedOfIt(Verdict verdict) {
        assertThat(chain(router.where("ollama", verdict).choose("llama3.2:3b", local)))
                .containsExactly("ollama/llama3.2:3b");
    }

    @Test
    void aNamedModelWithAnOpenCircuitIsRefused() {
        var refusal = router.where("ollama", Verdict.CIRCUIT_OPEN).refuse("llama3.2:3b", local);

        assertThat(refusal.code()).isEqualTo(ErrorCode.PROVIDER_CIRCUIT_OPEN);
        assertThat(refusal).hasMessage("The model 'llama3.2:3b' has a provider whose circuit is open");
        assertThat(refusal.detail(ErrorDetail.RetryAfter.class))
                .contains(new ErrorDetail.RetryAfter(RouterFixture.REMAINING_OPEN));
    }

    @Test
    void aNamedModelWithoutProviderIsRefused() {
        var catalog = TestCatalog.of(model("openai/m")).without("openai");

        var refusal = router.refuse("m", catalog);
        assertThat(refusal.code()).isEqualTo(ErrorCode.PROVIDER_NOT_CONFIGURED);
        assertThat(refusal).hasMessage("The model 'm' has a provider that is not configured");
    }

    @ParameterizedTest
    @CsvSource({
        "AVAILABLE, openai/m ollama/stand-in",
        "UNHEALTHY, ollama/stand-in openai/m",
        "COOLING_DOWN, ollama/stand-in openai/m",
        "CIRCUIT_OPEN, ollama/stand-in",
    })
    void fallbacksGoBeforeANamedModelThatIsOutOfReach(Verdict verdict, String expectedChain) {
        var catalog = TestCatalog.of(model("openai/m").fallbacks("stand-in"), model("ollama/stand-in"));

        assertThat(chain(router.where("openai", verdict).choose("m", catalog)))
                .containsExactly(expectedChain.split(" "));
    }

    @Test
    void theSameModelElsewhereGoesBeforeOneThatIsOutOfReach() {
        var catalog = TestCatalog.of(model("azure/m").price("1", "1"), model("openai/m"));

        assertThat(chain(router.where("openai", Verdict.UNHEALTHY).choose("m", catalog)))
                .containsExactly("azure/m", "openai/m");
    }
}
