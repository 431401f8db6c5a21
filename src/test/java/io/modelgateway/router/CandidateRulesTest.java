package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static io.modelgateway.router.RouterFixture.INPUT_TOKENS;
import static io.modelgateway.router.RouterFixture.chain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.model.CandidateRules;
import io.modelgateway.model.CandidateRules.PriceCeiling;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Money;
import io.modelgateway.model.NativeOnly;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.registry.Catalog;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidateRulesTest {

    private static final Catalog CATALOG = TestCatalog.of(
            model("openai/m").price("1", "1").fallbacks("own"),
            model("azure/m").price("2", "2"),
            model("anthropic/m").price("3", "3"),
            model("openai/own"),
            model("ollama/theirs"));

    private final RouterFixture router = new RouterFixture();

    @Test
    void onlyAllowsNoOtherProvider() {
        assertThat(chosen("m", only("azure", "anthropic"))).containsExactly("azure/m", "anthropic/m");
        assertThat(chosen("auto", only("anthropic"))).containsExactly("anthropic/m");
    }

    @Test
    void onlyUnknownProvidersIsTheirFault() {
        refused("m", only("nowhere"), ErrorCode.PROVIDER_NOT_CONFIGURED);
    }

    @Test
    void ignoredProvidersAreOut() {
        assertThat(chosen("m", rules(Set.of("openai"), List.of(), List.of(), false)))
                .containsExactly("azure/m", "anthropic/m");
    }

    @Test
    void anOrderGoesBeforeTheStrategyAndLeavesTheOthers() {
        assertThat(chosen("m", rules(Set.of(), List.of("anthropic", "azure"), List.of(), false)))
                .containsExactly("anthropic/m", "azure/m", "openai/m");
    }

    @Test
    void theCallersFallbacksGoBeforeTheCatalogues() {
        assertThat(chosen("openai/m", rules(Set.of(), List.of(), List.of("theirs", "unknown"), false)))
                .containsExactly("openai/m", "ollama/theirs", "openai/own");
    }

    @Test
    void withoutFallbacksOneProviderIsTried() {
        assertThat(chosen("m", rules(Set.of(), List.of(), List.of(), true))).containsExactly("openai/m");
        assertThat(chosen("m", rules(Set.of(), List.of(), List.of("theirs"), true)))
                .containsExactly("openai/m", "ollama/theirs");
        assertThat(chosen("auto", rules(Set.of(), List.of(), List.of(), true))).hasSize(1);
    }

    @Test
    void aPriceAboveTheCeilingIsOutAndOneAtItStays() {
        assertThat(chosen("m", ceiling("2", null)))
                .startsWith("openai/m", "azure/m")
                .doesNotContain("anthropic/m");
        assertThat(chosen("m", ceiling(null, "1"))).startsWith("openai/m").doesNotContain("azure/m");
        refused("anthropic/m", ceiling("2", null), ErrorCode.COST_LIMIT_EXCEEDED);
    }

    @Test
    void whatCannotBeTranslatedGoesToWhoSpeaksIt() {
        var catalog = TestCatalog.of(
                model("openai/m").price("1", "1"), model("openai-responses/m").price("9", "9"));

        assertThat(chain(router.choose(Requests.chat("m"), requirements(vendorBound()), INPUT_TOKENS, catalog)))
                .containsExactly("openai-responses/m");
        assertThat(chain(router.choose(Requests.chat("auto"), requirements(vendorBound()), INPUT_TOKENS, catalog)))
                .containsExactly("openai-responses/m");
    }

    @Test
    void whatCannotBeTranslatedIsRefusedByItsField() {
        for (String name : List.of("m", "auto")) {
            GatewayException refusal = refused(name, vendorBound(), ErrorCode.INVALID_FIELD);

            assertThat(refusal.detail(ErrorDetail.Param.class)).hasValue(new ErrorDetail.Param("previous_response_id"));
        }
    }

    private static CandidateRules vendorBound() {
        return CandidateRules.NONE.withNativeOnly(new NativeOnly(Dialect.RESPONSES, "previous_response_id"));
    }

    private static CandidateRules only(String... providers) {
        return new CandidateRules(ids(List.of(providers)), Set.of(), List.of(), List.of(), false, null, null);
    }

    private static CandidateRules rules(
            Set<String> ignored, List<String> order, List<String> fallbacks, boolean single) {
        return new CandidateRules(
                Set.of(), ids(ignored), order.stream().map(ProviderId::new).toList(), fallbacks, single, null, null);
    }

    private static CandidateRules ceiling(@Nullable String input, @Nullable String output) {
        return new CandidateRules(
                Set.of(), Set.of(), List.of(), List.of(), false, new PriceCeiling(usd(input), usd(output)), null);
    }

    private static @Nullable Money usd(@Nullable String price) {
        return price == null ? null : Money.ofUsd(new BigDecimal(price));
    }

    private static Set<ProviderId> ids(java.util.Collection<String> names) {
        return names.stream().map(ProviderId::new).collect(java.util.stream.Collectors.toSet());
    }

    private List<String> chosen(String name, CandidateRules rules) {
        return chain(router.choose(Requests.chat(name), requirements(rules), INPUT_TOKENS, CATALOG));
    }

    private GatewayException refused(String name, CandidateRules rules, ErrorCode code) {
        var refusal = new GatewayException[1];
        assertThatThrownBy(() -> chosen(name, rules)).isInstanceOfSatisfying(GatewayException.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            refusal[0] = failure;
        });
        return refusal[0];
    }

    private static RoutingRequirements requirements(CandidateRules rules) {
        return RoutingRequirements.NONE.withRules(rules);
    }
}
