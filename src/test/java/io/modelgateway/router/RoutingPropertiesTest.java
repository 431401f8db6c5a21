package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelgateway.circuit.Availability.Verdict;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.fixtures.TestModel;
import io.modelgateway.model.CandidateFate;
import io.modelgateway.model.Capability;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever the catalogue, the request and the state of the providers. */
class RoutingPropertiesTest {

    private static final List<String> PROVIDERS = List.of("openai", "azure", "anthropic", "ollama", "mock");
    private static final Money LIMIT = new Money(5_000_000);

    /** One thing asked of the router. */
    record Question(
            List<ModelDefinition> models, List<Verdict> verdicts, GatewayRequest request, RoutingRequirements asked) {

        TestCatalog catalog() {
            return TestCatalog.of(models);
        }

        RouterFixture router() {
            var router = new RouterFixture();
            for (int i = 0; i < PROVIDERS.size(); i++) {
                router.where(PROVIDERS.get(i), verdicts.get(i));
            }
            return router;
        }

        Optional<RoutingDecision> answer() {
            try {
                return Optional.of(router().choose(request, asked, RouterFixture.INPUT_TOKENS, catalog()));
            } catch (GatewayException refusal) {
                assertThat(refusal.code())
                        .isIn(
                                ErrorCode.NO_CAPABLE_MODEL,
                                ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                                ErrorCode.DATA_RESIDENCY_VIOLATION,
                                ErrorCode.ALL_CANDIDATES_UNAVAILABLE,
                                ErrorCode.COST_LIMIT_EXCEEDED,
                                ErrorCode.INVALID_ROUTING_STRATEGY,
                                ErrorCode.PROVIDER_NOT_CONFIGURED);
                return Optional.empty();
            }
        }

        Verdict verdict(ProviderId provider) {
            return verdicts.get(PROVIDERS.indexOf(provider.value()));
        }
    }

    @Property
    void everyModelOfTheChainPassesEveryFilter(@ForAll("questions") Question question) {
        question.answer().ifPresent(decision -> {
            for (ModelKey target : decision.chain()) {
                ModelDefinition model =
                        question.catalog().find(target.provider(), target.id()).orElseThrow();
                assertThat(model.serves()).isTrue();
                assertThat(model.provider().value()).isNotEqualTo("mock");
                assertThat(model.capabilities()).containsAll(question.asked().capabilities());
                assertThat(model.capabilities()).contains(Capability.TEXT);
                assertThat(model.contextWindow()).isGreaterThanOrEqualTo(RouterFixture.INPUT_TOKENS);
                if (!question.asked().regions().isEmpty()) {
                    assertThat(model.regions())
                            .isNotEmpty()
                            .isSubsetOf(question.asked().regions());
                }
                assertThat(question.verdict(model.provider())).isIn(Verdict.AVAILABLE, Verdict.COOLING_DOWN);
            }
            if (question.asked().maxCost() != null) {
                assertThat(decision.estimatedCost()).isLessThanOrEqualTo(LIMIT);
            }
            assertThat(decision.chain()).hasSizeBetween(1, 3).doesNotHaveDuplicates();
        });
    }

    @Property
    void aRefusalMeansThatNothingQualifies(@ForAll("questions") Question question) {
        boolean anyQualifies = question.models().stream().anyMatch(model -> qualifies(model, question));

        if (question.asked().strategy() != Strategy.PROVIDER_PINNED) {
            assertThat(question.answer().isPresent() || !anyQualifies).isTrue();
        }
    }

    private static boolean qualifies(ModelDefinition model, Question question) {
        boolean priced = question.asked().maxCost() == null
                || new CostEstimates(new ProvisionedUsage(() -> 0), RoutingSettings.DEFAULTS.typicalOutputTokens())
                                .of(
                                        new Offer(model, 0, 0),
                                        Demand.of(
                                                question.request(), question.asked(), RouterFixture.INPUT_TOKENS, true))
                                .compareTo(LIMIT)
                        <= 0;
        Set<String> regions = question.asked().regions();
        return model.serves()
                && priced
                && !model.provider().value().equals("mock")
                && model.capabilities().contains(Capability.TEXT)
                && model.capabilities().containsAll(question.asked().capabilities())
                && model.contextWindow() >= RouterFixture.INPUT_TOKENS
                && (regions.isEmpty() || (!model.regions().isEmpty() && regions.containsAll(model.regions())))
                && question.verdict(model.provider()) == Verdict.AVAILABLE;
    }

    @Property
    void pinningNeverLeavesTheNamedProviders(@ForAll("questions") Question question) {
        if (question.asked().strategy() == Strategy.PROVIDER_PINNED) {
            question.answer()
                    .ifPresent(decision -> assertThat(decision.chain())
                            .allMatch(target -> question.asked().providers().contains(target.provider())));
        }
    }

    @Property
    void everyModelOfTheCatalogueHasExactlyOneFate(@ForAll("questions") Question question) {
        question.answer().ifPresent(decision -> {
            assertThat(decision.candidates())
                    .extracting(fate -> fate.provider() + "/" + fate.model())
                    .containsExactlyInAnyOrderElementsOf(question.models().stream()
                            .map(ModelDefinition::qualifiedName)
                            .toList());
            List<CandidateFate> kept =
                    decision.candidates().stream().filter(CandidateFate::kept).toList();
            assertThat(decision.candidates().subList(0, kept.size())).isEqualTo(kept);
            assertThat(kept.subList(0, decision.chain().size()))
                    .extracting(fate -> new ModelKey(fate.provider(), fate.model()))
                    .isEqualTo(decision.chain());
        });
    }

    @Property
    void theSameQuestionHasTheSameAnswer(@ForAll("questions") Question question) {
        assertThat(question.answer().map(RoutingPropertiesTest::told))
                .isEqualTo(question.answer().map(RoutingPropertiesTest::told));
    }

    private static List<Object> told(RoutingDecision decision) {
        return List.of(
                decision.strategy(),
                decision.chain(),
                decision.estimatedCost(),
                decision.estimatedLatency(),
                decision.reason(),
                decision.candidates());
    }

    @Property
    void theCheapestComesFirstExactly(@ForAll("models") List<ModelDefinition> models) {
        var decision = new RouterFixture().choose("auto:cost", RoutingRequirements.NONE, withAvailableOne(models));

        List<CandidateFate> kept =
                decision.candidates().stream().filter(CandidateFate::kept).toList();
        assertThat(decision.estimatedCost())
                .isEqualTo(kept.stream()
                        .map(CandidateFate::estimatedCost)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static TestCatalog withAvailableOne(List<ModelDefinition> models) {
        var all = new ArrayList<>(models);
        all.add(model("openai/always").price("7", "7").build());
        return TestCatalog.of(all);
    }

    @Property(tries = 50)
    void roundRobinIsFair(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll @IntRange(min = 1, max = 20) int rounds) {
        var router = new RouterFixture();
        var catalog = TestCatalog.of(IntStream.range(0, count)
                .mapToObj(i -> model(PROVIDERS.get(i % 4) + "/m" + i))
                .toArray(TestModel[]::new));
        Map<ModelId, Integer> turns = new HashMap<>();

        for (int i = 0; i < rounds * count; i++) {
            turns.merge(
                    router.choose("auto", Requests.by(Strategy.ROUND_ROBIN), catalog)
                            .primary()
                            .id(),
                    1,
                    Integer::sum);
        }

        assertThat(turns).hasSize(count);
        assertThat(new HashSet<>(turns.values())).containsExactly(rounds);
    }

    @Property(tries = 20)
    void weightedConvergesToTheShares(
            @ForAll @IntRange(max = 9) int first,
            @ForAll @IntRange(max = 9) int second,
            @ForAll @IntRange(max = 9) int third) {
        int draws = 4_000;
        List<Integer> weights = List.of(first, second, third);
        int sum = first + second + third;
        var router = new RouterFixture();
        var catalog = TestCatalog.of(
                model("openai/m0").weight(first),
                model("azure/m1").weight(second),
                model("ollama/m2").weight(third));
        int[] chosen = new int[3];

        for (int i = 0; i < draws; i++) {
            String id = router.choose("auto", Requests.by(Strategy.WEIGHTED), catalog)
                    .primary()
                    .id()
                    .value();
            chosen[id.charAt(1) - '0']++;
        }

        for (int i = 0; i < 3; i++) {
            double share = sum == 0 ? 1.0 / 3 : (double) weights.get(i) / sum;
            assertThat((double) chosen[i] / draws).isCloseTo(share, within(0.04));
            assertThat(share > 0 || chosen[i] == 0).isTrue();
        }
    }

    @Provide
    Arbitrary<Question> questions() {
        Arbitrary<List<Verdict>> verdicts = Arbitraries.frequency(
                        Tuple.of(3, Verdict.AVAILABLE),
                        Tuple.of(1, Verdict.CIRCUIT_OPEN),
                        Tuple.of(1, Verdict.UNHEALTHY),
                        Tuple.of(1, Verdict.COOLING_DOWN),
                        Tuple.of(1, Verdict.MODEL_ABSENT))
                .list()
                .ofSize(PROVIDERS.size());
        Arbitrary<GatewayRequest> requests = Arbitraries.of("auto", "auto:cost", "auto:latency", "auto:quality")
                .map(Requests::chat);
        return Combinators.combine(models(), verdicts, requests, requirements()).as(Question::new);
    }

    private static Arbitrary<RoutingRequirements> requirements() {
        Arbitrary<Strategy> strategies = Arbitraries.of(Strategy.class).injectNull(0.3);
        Arbitrary<Set<Capability>> capabilities =
                Arbitraries.of(Capability.VISION, Capability.TOOL_USE).set().ofMaxSize(2);
        Arbitrary<List<ProviderId>> providers = Arbitraries.of(PROVIDERS)
                .map(ProviderId::new)
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        Arbitrary<Set<String>> regions = Arbitraries.of("eu", "us").set().ofMaxSize(2);
        Arbitrary<Money> limits = Arbitraries.just(LIMIT).injectNull(0.7);
        Arbitrary<Duration> latencies = Arbitraries.just(Duration.ofMillis(400)).injectNull(0.5);
        return Combinators.combine(strategies, capabilities, providers, regions, limits, latencies)
                .as((strategy, needed, preferred, allowed, limit, latency) -> new RoutingRequirements(
                        strategy,
                        needed,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        null,
                        preferred,
                        allowed,
                        limit,
                        latency));
    }

    @Provide
    Arbitrary<List<ModelDefinition>> models() {
        Arbitrary<TestModel> named = Combinators.combine(
                        Arbitraries.of(PROVIDERS), Arbitraries.integers().between(0, 5))
                .as((provider, number) -> model(provider + "/m" + number));
        Arbitrary<Set<Capability>> extras = Arbitraries.of(Capability.VISION, Capability.TOOL_USE, Capability.REASONING)
                .set();
        return Combinators.combine(
                        named,
                        extras,
                        Arbitraries.of(500, 1_000, 8_000, 128_000),
                        Arbitraries.of("0", "0.1", "1", "10"),
                        Arbitraries.of(ModelStatus.class),
                        Arbitraries.of("eu", "us").set().ofMaxSize(2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 1_000))
                .as((model, more, window, price, status, regions, weight, millis) -> model.with(
                                more.toArray(Capability[]::new))
                        .contextWindow(window)
                        .price(price, price)
                        .status(status)
                        .regions(regions.toArray(String[]::new))
                        .weight(weight)
                        .latency(Duration.ofMillis(millis))
                        .build())
                .list()
                .ofMaxSize(12)
                .uniqueElements(ModelDefinition::qualifiedName);
    }
}
