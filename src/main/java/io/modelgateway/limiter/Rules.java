package io.modelgateway.limiter;

import io.modelgateway.config.AllowanceSettings;
import io.modelgateway.limiter.bucket.Claim;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Allowance;
import io.modelgateway.model.Budget;
import io.modelgateway.model.Caller;
import io.modelgateway.model.Money;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Which limits apply to whom. Thread-safe. */
final class Rules {

    private static final Duration DAY = Duration.ofDays(1);

    private final Allowance everyAgent;
    private final Map<String, Allowance> agents = new HashMap<>();
    private final Map<String, Allowance> teams = new HashMap<>();
    private final Map<String, LimitsConfig.Rates> agentModels;
    private final long burstMillis;
    private final Overrides overrides;
    private final Clock clock;

    Rules(LimitsConfig config, Overrides overrides, Clock clock) {
        this.everyAgent = new Allowance(
                OptionalLong.of(config.rpm()), OptionalLong.of(config.tpm()), config.concurrent(), List.of());
        config.agents().forEach((did, settings) -> agents.put(did, AllowanceSettings.read(settings)));
        config.teams().forEach((team, settings) -> teams.put(team, AllowanceSettings.read(settings)));
        this.agentModels = config.agentModels();
        this.burstMillis = config.burst().toMillis();
        this.overrides = overrides;
        this.clock = clock;
    }

    /** {@return what an agent may use that has nothing of its own} */
    Allowance everyAgent() {
        return everyAgent;
    }

    /** {@return the limits of who asks} */
    List<Rule> of(Caller caller, long tokens, Money cost) {
        var rules = new ArrayList<Rule>();
        add(rules, Scope.AGENT, caller.agent().value(), agent(caller.agent(), caller.allowance()), tokens, cost);
        caller.key().ifPresent(key -> add(rules, Scope.KEY, key, caller.allowance(), tokens, cost));
        String team = caller.team();
        if (team != null && teams.containsKey(team)) {
            add(rules, Scope.TEAM, team, teams.get(team), tokens, cost);
        }
        return rules;
    }

    /** {@return the limits of where the request goes} */
    List<Rule> of(AgentDid agent, Need.Target target, long tokens) {
        var rules = new ArrayList<Rule>();
        ProviderDefinition provider = target.provider();
        rates(rules, Scope.PROVIDER, provider.id().value(), wide(provider.rpm()), wide(provider.tpm()), tokens);
        ModelDefinition model = target.model();
        rates(
                rules,
                Scope.MODEL,
                model.qualifiedName(),
                OptionalLong.of(model.rpm()),
                OptionalLong.of(model.tpm()),
                tokens);
        LimitsConfig.Rates own = agentModels.get(model.id().value());
        if (own != null) {
            String name = model.qualifiedName() + "|" + agent;
            rates(rules, Scope.AGENT_MODEL, name, own.rpm(), own.tpm(), tokens);
        }
        return rules;
    }

    /** {@return an agent's limits: set by hand, else configured, else everybody's, unless its key has its own} */
    Allowance agent(AgentDid agent, Allowance ofKey) {
        Allowance configured = agents.getOrDefault(agent.value(), Allowance.UNLIMITED);
        Optional<Allowance> byHand = overrides.of(agent);
        return new Allowance(
                first(byHand.map(Allowance::rpm), configured.rpm(), unless(ofKey.rpm(), everyAgent.rpm())),
                first(byHand.map(Allowance::tpm), configured.tpm(), unless(ofKey.tpm(), everyAgent.tpm())),
                first(
                        byHand.map(Allowance::concurrent),
                        configured.concurrent(),
                        unless(ofKey.concurrent(), everyAgent.concurrent())),
                configured.budgets());
    }

    private static OptionalLong unless(OptionalLong ofKey, OptionalLong general) {
        return ofKey.isPresent() ? OptionalLong.empty() : general;
    }

    private static OptionalLong first(Optional<OptionalLong> byHand, OptionalLong configured, OptionalLong general) {
        OptionalLong set = byHand.orElse(OptionalLong.empty());
        if (set.isPresent()) {
            return set;
        }
        return configured.isPresent() ? configured : general;
    }

    private void add(List<Rule> rules, Scope scope, String owner, Allowance allowance, long tokens, Money cost) {
        rates(rules, scope, owner, allowance.rpm(), allowance.tpm(), tokens);
        allowance
                .concurrent()
                .ifPresent(limit -> rules.add(new Rule(
                        scope,
                        owner,
                        Measure.CONCURRENT,
                        "",
                        Claim.slot(bucket(scope, owner, Measure.CONCURRENT, ""), limit))));
        for (Budget budget : allowance.budgets()) {
            rules.add(budget(scope, owner, budget, tokens, cost));
        }
    }

    private void rates(List<Rule> rules, Scope scope, String owner, OptionalLong rpm, OptionalLong tpm, long tokens) {
        rpm.ifPresent(limit -> rules.add(new Rule(
                scope,
                owner,
                Measure.REQUESTS,
                "",
                Claim.count(bucket(scope, owner, Measure.REQUESTS, ""), limit, burst(limit)))));
        tpm.ifPresent(limit -> rules.add(new Rule(
                scope,
                owner,
                Measure.TOKENS,
                "",
                Claim.rate(bucket(scope, owner, Measure.TOKENS, ""), limit, burst(limit), tokens))));
    }

    private Rule budget(Scope scope, String owner, Budget budget, long tokens, Money cost) {
        Measure measure = budget.unit() == Budget.Unit.MONEY ? Measure.MONEY_BUDGET : Measure.TOKEN_BUDGET;
        long amount = budget.unit() == Budget.Unit.MONEY ? cost.nanoUsd() : tokens;
        String period = budget.period().name().toLowerCase(Locale.ROOT);
        String bucket = bucket(scope, owner, measure, period) + ":" + start(budget.period());
        return new Rule(
                scope, owner, measure, period, Claim.budget(bucket, budget.limit(), amount, renewal(budget.period())));
    }

    private String start(Budget.Period period) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return switch (period) {
            case DAY -> today.toString();
            case MONTH -> YearMonth.from(today).toString();
            case TOTAL -> "";
        };
    }

    private Duration renewal(Budget.Period period) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return switch (period) {
            case DAY -> until(today.plusDays(1));
            case MONTH -> until(today.withDayOfMonth(1).plusMonths(1));
            case TOTAL -> Duration.ZERO;
        };
    }

    private Duration until(LocalDate day) {
        Duration left = Duration.between(
                clock.instant(), day.atStartOfDay(ZoneOffset.UTC).toInstant());
        return left.isPositive() ? left : DAY;
    }

    private long burst(long limit) {
        return Math.max(1, limit * burstMillis / 60_000);
    }

    private static OptionalLong wide(OptionalInt figure) {
        return figure.isPresent() ? OptionalLong.of(figure.getAsInt()) : OptionalLong.empty();
    }

    private static String bucket(Scope scope, String owner, Measure measure, String period) {
        String name = scope.wireName() + ":" + owner + ":" + measure.wireName();
        return period.isEmpty() ? name : name + ":" + period;
    }
}
