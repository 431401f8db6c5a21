package io.modelgateway.limiter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.observe.MetricNames;
import java.util.Set;

/** What limits do, in figures. Thread-safe. */
final class LimitMeters {

    private final MeterRegistry registry;
    private final Counter unconfirmed;

    /** @param running the reservations of this process */
    LimitMeters(MeterRegistry registry, Set<?> running) {
        this.registry = registry;
        Gauge.builder(MetricNames.LIMIT_RESERVATIONS, running, Set::size).register(registry);
        unconfirmed = Counter.builder(MetricNames.LIMIT_UNSETTLED).register(registry);
        // There from the start: Prometheus does not see the increase of a counter that begins with one.
        for (Scope scope : Scope.values()) {
            if (!scope.ofTarget()) {
                warnings(scope);
            }
        }
    }

    void refused(Rule rule) {
        Counter.builder(MetricNames.LIMIT_REFUSALS)
                .tag(MetricNames.CODE_LABEL, rule.code().id())
                .tag(MetricNames.SCOPE_LABEL, rule.scope().wireName())
                .register(registry)
                .increment();
    }

    void decidedWithoutRedis(RedisFailure policy) {
        Counter.builder(MetricNames.LIMIT_FALLBACKS)
                .tag(MetricNames.POLICY_LABEL, policy.wireName())
                .register(registry)
                .increment();
    }

    void warned(Rule rule) {
        warnings(rule.scope()).increment();
    }

    private Counter warnings(Scope scope) {
        return Counter.builder(MetricNames.BUDGET_WARNINGS)
                .tag(MetricNames.SCOPE_LABEL, scope.wireName())
                .register(registry);
    }

    /** A settlement that Redis did not confirm; its reservation comes back by its lease. */
    void unsettled() {
        unconfirmed.increment();
    }
}
