package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the name, filters, ranks and chains. A function of its arguments and of what it is built from: availability,
 * measured latency, use of reserved throughput, chance, and whose turn it is.
 *
 * <p>A strategy in the request wins over the shorthand of {@code auto:cost} and its like, which wins over the configured
 * one. The list of preferred providers ranks their models first under every strategy but {@code provider_pinned}, which
 * allows no other.
 */
@Singleton
final class CatalogRouter implements Router {

    private final RoutingSettings settings;
    private final Availability availability;
    private final Rankings rankings;
    private final Screening screening;
    private final Fallbacks fallbacks;
    private final Refusals refusals;
    private final Explanation.Estimates estimates;
    private volatile @Nullable Offers latest;

    @Inject
    CatalogRouter(
            RoutingConfig config,
            Availability availability,
            LiveLatency latency,
            ProvisionedUsage provisioned,
            RandomGenerator random) {
        this(RoutingSettings.of(config), availability, latency, provisioned, random);
    }

    CatalogRouter(
            RoutingSettings settings,
            Availability availability,
            LiveLatency latency,
            ProvisionedUsage provisioned,
            RandomGenerator random) {
        this.settings = settings;
        this.availability = availability;
        this.rankings = new Rankings(random);
        var cost = new CostEstimates(provisioned, settings.typicalOutputTokens());
        this.screening = new Screening(cost, latency);
        this.fallbacks = new Fallbacks(screening);
        this.refusals = new Refusals(cost, availability);
        this.estimates = new Explanation.Estimates(cost, latency);
    }

    @Override
    public RoutingDecision choose(GatewayRequest request, RequestContext context, int inputTokens, Catalog catalog) {
        Selection selection = ModelNames.select(request.model(), catalog);
        RoutingRequirements asked = context.requirements();
        Strategy strategy = strategy(asked, selection);
        boolean free = selection instanceof Selection.Auto;
        Offers offers = offersOf(catalog);
        List<ProviderId> pinned = Pins.of(strategy, asked, selection, catalog);
        boolean mocksBarred = Mocks.barred(selection, catalog, settings.autoIncludesMock());
        var inquiry = new Inquiry(
                offers,
                Demand.of(request, asked, inputTokens, free),
                free,
                pinned,
                context.caller().permissions(),
                new Standings(offers, availability, asked, pinned, mocksBarred));
        return switch (selection) {
            case Selection.Auto _ -> chooseFreely(inquiry, strategy);
            case Selection.Named named -> chooseNamed(named, inquiry, strategy);
        };
    }

    /** Requests of one moment share a catalogue. */
    private Offers offersOf(Catalog catalog) {
        Offers known = latest;
        if (known == null || known.catalog() != catalog) {
            known = new Offers(catalog);
            latest = known;
        }
        return known;
    }

    private Strategy strategy(RoutingRequirements asked, Selection selection) {
        if (asked.strategy() != null) {
            return asked.strategy();
        }
        boolean shorthand = selection instanceof Selection.Auto auto && auto.shorthand() != null;
        return shorthand ? ((Selection.Auto) selection).shorthand() : settings.strategy();
    }

    private RoutingDecision chooseFreely(Inquiry inquiry, Strategy strategy) {
        Shortlist shortlist = screening.screen(inquiry.offers().all(), inquiry);
        Ranking ranking = rankings.of(strategy);
        Ranked ranked = Ranked.by(ranking, shortlist.kept(), inquiry.demand());
        boolean single = inquiry.demand().requirements().rules().singleProvider();
        List<Candidate> chain = ranked.bestOfDifferentProviders(single ? 1 : settings.maxAttempts());
        var explanation = new Explanation(chain, ranked, shortlist.rejected(), inquiry, estimates);
        if (chain.isEmpty()) {
            throw refusals.auto(shortlist.rejected(), inquiry);
        }
        String reason = name(chain) + " is the choice of " + strategy.wireName() + " among "
                + ranked.candidates().size() + " that qualify: it has " + ranking.merit();
        return decision(strategy, chain, reason, explanation, inquiry);
    }

    private RoutingDecision chooseNamed(Selection.Named named, Inquiry inquiry, Strategy strategy) {
        Ranking ranking = rankings.of(strategy);
        Shortlist own = screening.screen(inquiry.offers().of(named.models()), inquiry);
        List<Candidate> ranked = Fallbacks.providersOf(Ranked.by(ranking, own.kept(), inquiry.demand()), inquiry);
        ModelDefinition primary =
                ranked.isEmpty() ? named.serving() : ranked.getFirst().model();
        Shortlist standIns = Fallbacks.mayStepIn(own)
                ? fallbacks.of(primary, named, inquiry, ranking)
                : new Shortlist(List.of(), List.of());
        List<Candidate> all = Fallbacks.inOrder(ranked, standIns.kept());
        var rejected = new ArrayList<>(own.rejected());
        rejected.addAll(standIns.rejected());
        if (all.isEmpty()) {
            throw refusals.named(named, own, rejected, inquiry);
        }
        List<Candidate> chain = all.subList(0, Math.min(settings.maxAttempts(), all.size()));
        // Their order is settled and comes with the list.
        var kept = new Ranked(all, (_, _) -> 0);
        var explanation = new Explanation(chain, kept, rejected, inquiry, estimates);
        return decision(strategy, chain, namedReason(named, chain, primary, ranked), explanation, inquiry);
    }

    private static String namedReason(
            Selection.Named named, List<Candidate> chain, ModelDefinition primary, List<Candidate> ranked) {
        String quoted = ModelNames.quoted(named.name());
        if (!ranked.contains(chain.getFirst())) {
            return name(chain) + " stands in for " + quoted + ", which cannot take the request now";
        }
        int others = chain.size() - 1;
        return primary.qualifiedName() + " was asked for as " + quoted
                + (others == 0 ? ", and nothing stands in for it" : ", and " + others + " may stand in for it");
    }

    private static RoutingDecision decision(
            Strategy strategy, List<Candidate> chain, String reason, Explanation explanation, Inquiry inquiry) {
        Candidate first = chain.getFirst();
        return new RoutingDecision(
                strategy,
                chain.stream().map(Candidate::target).toList(),
                first.cost(),
                Duration.ofNanos(first.latencyNanos()),
                reason,
                explanation,
                inquiry.demand().inputTokens());
    }

    private static String name(List<Candidate> chain) {
        return chain.getFirst().model().qualifiedName();
    }
}
