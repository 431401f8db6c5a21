package io.modelgateway.pipeline;

import io.modelgateway.limiter.usage.Usage;
import io.modelgateway.limiter.usage.UsageCounts;
import io.modelgateway.limiter.usage.UsageKey;
import io.modelgateway.model.Attempt;
import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.Caller;
import io.modelgateway.model.Cost;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Money;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.Trail;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/** Counts every request for who asked and what answered, once it is over. */
@Singleton
final class Counting implements Stage {

    private final Usage usage;
    private final Clock clock;

    Counting(Usage usage, Clock clock) {
        this.usage = usage;
        this.clock = clock;
    }

    @Override
    public Uni<GatewayResponse> handle(Exchange exchange, Next next) {
        exchange.ending().then(result -> usage.count(key(exchange), counts(exchange, result)));
        return next.proceed(exchange);
    }

    private UsageKey key(Exchange exchange) {
        Caller caller = exchange.context().caller();
        Optional<ModelKey> target = target(exchange.context().trail());
        return new UsageKey(
                LocalDate.now(clock.withZone(ZoneOffset.UTC)),
                caller.agent().value(),
                caller.key().orElse(UsageKey.NONE),
                Objects.requireNonNullElse(caller.team(), UsageKey.NONE),
                target.map(known -> known.id().value()).orElse(UsageKey.NONE),
                target.map(known -> known.provider().value()).orElse(UsageKey.NONE));
    }

    /** Who answered or was asked last; where a cached answer would have come from. */
    private static Optional<ModelKey> target(Trail trail) {
        return trail.calls()
                .last()
                .map(Attempt::target)
                .or(trail.calls()::inFlight)
                .or(trail::expected);
    }

    private static UsageCounts counts(Exchange exchange, Ending.Result result) {
        Trail trail = exchange.context().trail();
        long errors = result == Ending.Result.FAILED ? 1 : 0;
        if (trail.cacheOutcome().filter(CacheOutcome::hit).isPresent()) {
            return new UsageCounts(1, errors, 1, 0, 0, 0, Money.ZERO, saved(exchange));
        }
        TokenUsage tokens = trail.usage();
        return new UsageCounts(
                1,
                errors,
                0,
                tokens.input().orElse(0),
                tokens.output().orElse(0),
                tokens.cachedInput().orElse(0),
                trail.cost().map(Cost::total).orElse(Money.ZERO),
                Money.ZERO);
    }

    private static Money saved(Exchange exchange) {
        Trail trail = exchange.context().trail();
        return trail.expected()
                .flatMap(target -> exchange.catalog().find(target.provider(), target.id()))
                .map(model -> model.costOf(trail.usage()).total())
                .orElse(Money.ZERO);
    }
}
