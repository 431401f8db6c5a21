package io.modelgateway.limiter;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.limiter.bucket.Claim;
import io.modelgateway.limiter.bucket.LimitStore;
import io.modelgateway.limiter.bucket.MemoryLimitStore;
import io.modelgateway.limiter.bucket.Order;
import io.modelgateway.limiter.bucket.RedisLimitStore;
import io.modelgateway.limiter.bucket.Settlement;
import io.modelgateway.limiter.bucket.Verdict;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Allowance;
import io.modelgateway.model.Caller;
import io.modelgateway.model.Money;
import io.modelgateway.model.Ticker;
import io.modelgateway.redis.RedisLink;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Admits requests within all limits that apply to them, decided at once, and settles them with what they used. One round
 * trip to Redis before the provider is called, and one after that nobody waits for. Thread-safe, never blocks.
 */
@Singleton
public final class Limiter {

    private static final Duration OVERRIDES_REFRESH = Duration.ofSeconds(2);
    private static final int LEASES_AT_ONCE = 1_000;

    private final boolean enabled;
    private final Rules rules;
    private final Overrides overrides;
    private final LimitBackend backend;
    private final LimitStore local;
    private final LimitMeters meters;
    private final BudgetWarnings warnings;
    private final Duration lease;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    @Inject
    Limiter(LimitsConfig config, RedisLink redis, Clock clock, Ticker ticker, MeterRegistry registry) {
        LimitsChecks.atStart(config);
        this.enabled = config.enabled();
        this.lease = config.lease();
        this.overrides = new Overrides(redis);
        this.rules = new Rules(config, overrides, clock);
        this.meters = new LimitMeters(registry, running);
        this.local = new MemoryLimitStore(lease, () -> Math.floorDiv(ticker.nanos(), 1_000_000L));
        this.backend = new LimitBackend(new RedisLimitStore(redis, lease), local, redis, config, meters);
        this.warnings = new BudgetWarnings(config.budgetWarning(), meters);
    }

    void onStart(@Observes StartupEvent event, Vertx vertx) {
        long third = Math.max(200, lease.toMillis() / 3);
        vertx.setPeriodic(third, fired -> renew());
        vertx.setPeriodic(third, fired -> {
            quietly(backend.present().lapse());
            quietly(local.lapse());
        });
        vertx.setPeriodic(1, OVERRIDES_REFRESH.toMillis(), fired -> quietly(overrides.refresh()));
    }

    private void renew() {
        var leases = new ArrayList<>(running);
        for (int i = 0; i < leases.size(); i += LEASES_AT_ONCE) {
            var some = leases.subList(i, Math.min(leases.size(), i + LEASES_AT_ONCE));
            quietly(backend.present().renew(some));
            quietly(local.renew(some));
        }
    }

    private static void quietly(Uni<Void> work) {
        work.subscribe().with(done -> {}, unavailable -> {});
    }

    /**
     * Admits a request, or not.
     *
     * @return the admission, which must be settled; whoever stops waiting for it gets none, and what was reserved comes back
     *     by its lease. Where a limit is reached it says so itself.
     */
    public Uni<Admission> admit(Need need) {
        if (!enabled) {
            return Uni.createFrom().item(Admission.unlimited());
        }
        List<Rule> ofCaller = rules.of(need.caller(), need.tokens(), need.cost());
        Need.Target target = need.target();
        List<Rule> ofTarget =
                target == null ? List.of() : rules.of(need.caller().agent(), target, need.tokens());
        var order = new Order(UUID.randomUUID().toString(), claims(ofCaller), claims(ofTarget));
        running.add(order.lease());
        return backend.reserve(order)
                .onFailure()
                .invoke(() -> running.remove(order.lease()))
                .map(decision -> {
                    Verdict verdict = decision.verdict();
                    if (!verdict.granted()) {
                        running.remove(order.lease());
                    }
                    return new Admission(this, order.lease(), need, new Ruling(ofCaller, ofTarget, decision));
                });
    }

    /** Reserves what a further model wants, under the request's lease. */
    Uni<Ruling> admit(String lease, Need need, Need.Target target) {
        List<Rule> ofTarget = rules.of(need.caller().agent(), target, need.tokens());
        return backend.reserve(new Order(lease, claims(ofTarget), List.of()))
                .map(decision -> new Ruling(ofTarget, List.of(), decision));
    }

    void settle(String lease, LimitStore store, List<Settlement.Entry> entries) {
        running.remove(lease);
        store.settle(new Settlement(lease, entries)).subscribe().with(done -> {}, failure -> meters.unsettled());
    }

    LimitMeters meters() {
        return meters;
    }

    BudgetWarnings warnings() {
        return warnings;
    }

    /** {@return an agent's limits as they are now} */
    public Allowance allowance(AgentDid agent) {
        return rules.agent(agent, Allowance.UNLIMITED);
    }

    /** {@return the state of every limit of an agent} */
    public Uni<List<LimitState>> states(AgentDid agent) {
        List<Rule> ofAgent = ofAgent(agent);
        LimitStore store = backend.present();
        return Uni.combine()
                .all()
                .unis(store.states(claims(ofAgent)), store.reservations())
                .with((states, reservations) -> {
                    var shown = new ArrayList<LimitState>();
                    for (int i = 0; i < states.size(); i++) {
                        shown.add(state(ofAgent.get(i), states.get(i), reservations));
                    }
                    return shown;
                });
    }

    private static LimitState state(Rule rule, Verdict.State state, List<Claim> reservations) {
        LongSummaryStatistics held = reservations.stream()
                .filter(claim -> claim.bucket().equals(rule.claim().bucket()))
                .mapToLong(Claim::amount)
                .summaryStatistics();
        return new LimitState(rule, state, held.getCount(), held.getSum());
    }

    /** Makes an agent's rates full and its budgets unspent. */
    public Uni<Void> reset(AgentDid agent) {
        return backend.present().reset(claims(ofAgent(agent)));
    }

    /** Sets an agent's limits until they are removed again; absent ones stay as configured. */
    public Uni<Void> change(AgentDid agent, Allowance allowance) {
        return overrides.set(agent, allowance);
    }

    /** Gives an agent its configured limits back. */
    public Uni<Void> restore(AgentDid agent) {
        return overrides.remove(agent);
    }

    public LimitsOverview overview() {
        return new LimitsOverview(place(), rules.everyAgent(), running.size(), overrides.all());
    }

    /** {@return where limits are kept now, for readiness} */
    public String place() {
        return enabled ? backend.place() : "off";
    }

    private List<Rule> ofAgent(AgentDid agent) {
        return rules.of(Caller.unkeyed(agent), 0, Money.ZERO);
    }

    private static List<Claim> claims(List<Rule> rules) {
        return rules.stream().map(Rule::claim).toList();
    }
}
