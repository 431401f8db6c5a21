package io.modelgateway.pipeline;

import io.modelgateway.limiter.Need;
import io.modelgateway.limiter.TypicalOutput;
import io.modelgateway.limiter.Use;
import io.modelgateway.model.Attempt;
import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Cost;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Money;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.Trail;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request may use, before; what it did use, after. Thread-safe. */
@Singleton
final class Estimates {

    private static final Use.Amount CALL = new Use.Amount(1, 0, Money.ZERO);

    private final TypicalOutput typical;

    Estimates(TypicalOutput typical) {
        this.typical = typical;
    }

    /** {@return what is reserved: the input, and the output that was asked for or is usual} */
    Need need(Exchange exchange, @Nullable RoutingDecision forecast) {
        Optional<Need.Target> target =
                Optional.ofNullable(forecast).flatMap(decision -> target(exchange.catalog(), decision.primary()));
        Optional<ModelDefinition> model = target.map(Need.Target::model);
        int output = output(exchange, model);
        long tokens = (long) exchange.inputTokens() + output;
        Money cost = model.map(known -> known.costOf(TokenUsage.estimate(exchange.inputTokens(), output))
                        .total())
                .orElse(Money.ZERO);
        return new Need(exchange.context().caller(), tokens, cost, target.orElse(null));
    }

    /** {@return the model with its provider; empty if the provider is not configured, where nothing can be called} */
    static Optional<Need.Target> target(Catalog catalog, ModelKey target) {
        return catalog.find(target.provider(), target.id())
                .flatMap(
                        model -> catalog.provider(target.provider()).map(provider -> new Need.Target(model, provider)));
    }

    private int output(Exchange exchange, Optional<ModelDefinition> model) {
        return switch (exchange.request()) {
            case EmbeddingsRequest _ -> 0;
            case ChatRequest chat -> {
                Integer asked = chat.sampling().maxOutputTokens();
                int usual = model.map(typical::of).orElseGet(typical::ofUnknown);
                long each = asked != null ? asked : usual;
                long most = model.map(ModelDefinition::maxOutputTokens)
                        .filter(limit -> limit > 0)
                        .map(Integer::longValue)
                        .orElse(each);
                long answers =
                        Math.max(1, Objects.requireNonNullElse(chat.sampling().choices(), 1));
                yield (int) Math.min(Integer.MAX_VALUE / 2, Math.min(each, most) * answers);
            }
        };
    }

    /** {@return what has been used, by the trail; learns from an answer how much its model writes} */
    Use use(Exchange exchange, Ending.Result result) {
        Trail trail = exchange.context().trail();
        boolean hit = trail.cacheOutcome().filter(CacheOutcome::hit).isPresent();
        long tokens = hit ? 0 : trail.usage().total();
        Money cost = hit ? Money.ZERO : trail.cost().map(Cost::total).orElse(Money.ZERO);
        var targets = new HashMap<ModelKey, Use.Amount>();
        trail.calls().made().forEach(attempt -> add(targets, attempt.target(), CALL));
        trail.calls().inFlight().ifPresent(target -> add(targets, target, CALL));
        trail.calls()
                .inFlight()
                .or(() -> trail.calls().last().map(Attempt::target))
                .or(trail.calls()::awaited)
                .or(trail::answeredBy)
                .ifPresent(target -> add(targets, target, new Use.Amount(0, tokens, cost)));
        if (result == Ending.Result.ANSWERED && !hit) {
            learn(exchange, trail);
        }
        return new Use(new Use.Amount(1, tokens, cost), targets);
    }

    private void learn(Exchange exchange, Trail trail) {
        trail.calls()
                .last()
                .flatMap(attempt -> exchange.catalog().find(attempt.provider(), attempt.model()))
                .ifPresent(model -> trail.usage().output().ifPresent(output -> typical.learn(model, output)));
    }

    private static void add(Map<ModelKey, Use.Amount> targets, ModelKey target, Use.Amount amount) {
        targets.merge(target, amount, Estimates::sum);
    }

    private static Use.Amount sum(Use.Amount one, Use.Amount other) {
        return new Use.Amount(
                one.requests() + other.requests(),
                one.tokens() + other.tokens(),
                one.cost().plus(other.cost()));
    }
}
