package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.CandidateFate;
import io.modelgateway.model.Capability;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The router: selection, filters in the contract's order, ranking by strategy, chain. */
@Singleton
final class PolicyRouter implements Router {

    private final Strategy defaultStrategy;
    private final ModelNames names;
    private final Filter pinned = new PinnedFilter();
    private final Filter capabilities = new CapabilityFilter();
    private final List<Filter> laterSteps;
    private final HealthFilter health;
    private final CostEstimate costs;
    private final LiveLatency latency;
    private final Rankings rankings;
    private final ChainBuilder chains;

    @Inject
    PolicyRouter(
            RoutingConfig config,
            Availability availability,
            LiveLatency latency,
            ProvisionedUsage provisioned,
            RandomGenerator random) {
        this(RoutingPolicy.of(config), availability, latency, provisioned, random);
    }

    PolicyRouter(
            RoutingPolicy policy,
            Availability availability,
            LiveLatency latency,
            ProvisionedUsage provisioned,
            RandomGenerator random) {
        this.defaultStrategy = policy.strategy();
        this.names = new ModelNames(policy.autoIncludesMock());
        this.health = new HealthFilter(availability);
        this.costs = new CostEstimate(provisioned);
        this.laterSteps = List.of(new ContextFilter(), new ResidencyFilter(), health, new CostFilter(costs));
        this.latency = latency;
        this.rankings = new Rankings(random);
        this.chains = new ChainBuilder(policy.maxAttempts());
    }

    @Override
    public RoutingDecision choose(GatewayRequest request, RequestContext context, int inputTokens, Catalog catalog) {
        RoutingRequirements requirements = context.requirements();
        Selection selection = names.select(request.model(), catalog);
        Demand demand = Demand.of(request, requirements, inputTokens);
        Strategy strategy = strategy(requirements, selection, catalog);
        var sieve = new Sieve(demand);
        List<ModelDefinition> capable = capable(selection, demand, sieve);
        List<ModelDefinition> fit = sieveAll(capable, selection, sieve);
        List<Candidate> ranked = rank(fit, selection, strategy, demand);
        return decision(strategy, ranked, selection, sieve, inputTokens);
    }

    private Strategy strategy(RoutingRequirements requirements, Selection selection, Catalog catalog) {
        Strategy asked = requirements.strategy();
        if (asked == Strategy.PROVIDER_PINNED) {
            checkPinned(requirements, catalog);
        }
        if (asked != null) {
            return asked;
        }
        return selection.strategy() == null ? defaultStrategy : selection.strategy();
    }

    private static void checkPinned(RoutingRequirements requirements, Catalog catalog) {
        if (requirements.providers().isEmpty()) {
            throw GatewayException.of(
                    ErrorCode.MISSING_FIELD,
                    "provider_pinned needs the providers, in X-Gateway-Providers or constraints.preferred_providers",
                    new ErrorDetail.Param("X-Gateway-Providers"));
        }
        if (requirements.providers().stream()
                .allMatch(id -> catalog.provider(id).isEmpty())) {
            throw GatewayException.of(ErrorCode.PROVIDER_NOT_CONFIGURED, "None of the pinned providers is configured");
        }
    }

    /** A named model must itself be capable; only then do its fallbacks count. */
    private List<ModelDefinition> capable(Selection selection, Demand demand, Sieve sieve) {
        boolean named = selection.named();
        List<ModelDefinition> models =
                sieve.through(capabilities, sieve.through(pinned, selection.models(), named), named);
        if (!named && demand.reasoning()) {
            List<ModelDefinition> thinking = models.stream()
                    .filter(model -> model.capabilities().contains(Capability.REASONING))
                    .toList();
            return thinking.isEmpty() ? models : thinking;
        }
        if (selection.fallbacks().isEmpty()) {
            return models;
        }
        var all = new ArrayList<>(models);
        for (ModelDefinition fallback :
                sieve.sift(capabilities, sieve.sift(pinned, selection.fallbacks(), true), true)) {
            if (!all.contains(fallback)) {
                all.add(fallback);
            }
        }
        return all;
    }

    private List<ModelDefinition> sieveAll(List<ModelDefinition> models, Selection selection, Sieve sieve) {
        List<ModelDefinition> left = models;
        for (Filter step : laterSteps) {
            left = sieve.through(step, left, selection.named());
        }
        return left;
    }

    private List<Candidate> rank(List<ModelDefinition> fit, Selection selection, Strategy strategy, Demand demand) {
        var primaries = new ArrayList<Candidate>(fit.size());
        var fallbacks = new ArrayList<Candidate>();
        for (ModelDefinition model : fit) {
            var candidate = new Candidate(model, costs.of(model, demand), latency.p50(model), health.lastResort(model));
            (selection.models().contains(model) ? primaries : fallbacks).add(candidate);
        }
        List<Candidate> ranked =
                primaries.isEmpty() ? List.of() : rankings.of(strategy).rank(primaries, demand);
        return chains.order(ranked, fallbacks, demand, selection.named());
    }

    private RoutingDecision decision(
            Strategy strategy, List<Candidate> ranked, Selection selection, Sieve sieve, int inputTokens) {
        List<Candidate> chain = chains.chain(ranked, selection.named());
        Candidate primary = chain.getFirst();
        var fates =
                new ArrayList<CandidateFate>(ranked.size() + sieve.rejected().size());
        ranked.forEach(candidate -> fates.add(candidate.fate()));
        fates.addAll(sieve.rejected());
        return new RoutingDecision(
                strategy,
                chain.stream().map(Candidate::target).toList(),
                primary.cost(),
                primary.latency(),
                reason(strategy, primary, selection, fates),
                fates,
                inputTokens);
    }

    private String reason(Strategy strategy, Candidate primary, Selection selection, List<CandidateFate> fates) {
        String name = "'" + primary.model().qualifiedName() + "'";
        if (selection.named()) {
            return selection.models().contains(primary.model())
                    ? name + " was named by the request"
                    : name + " is the first fallback that is fit";
        }
        long kept = fates.stream().filter(CandidateFate::kept).count();
        return name + " is " + rankings.of(strategy).reason() + ", out of " + kept + " fit of " + fates.size()
                + " considered";
    }
}
