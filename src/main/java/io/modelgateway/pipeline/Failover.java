package io.modelgateway.pipeline;

import io.modelgateway.error.Blame;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.limiter.Admission;
import io.modelgateway.limiter.Need;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.Ticker;
import io.modelgateway.model.Trail;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tries the models of the router's chain in order until one answers, or sooner the one that has a slot free where the
 * preferred one has not. What is the client's fault ends it at once; a
 * prompt that a provider finds too long goes on to a larger window, if the chain has one.
 */
@Singleton
final class Failover implements Stage {

    private static final Set<ErrorCode> UNREACHABLE =
            Set.of(ErrorCode.PROVIDER_UNAVAILABLE, ErrorCode.PROVIDER_NOT_CONFIGURED, ErrorCode.PROVIDER_CIRCUIT_OPEN);

    private final Routing routing;
    private final Seats seats;
    private final Attempts attempts;
    private final Ticker ticker;

    Failover(Routing routing, Seats seats, Attempts attempts, Ticker ticker) {
        this.routing = routing;
        this.seats = seats;
        this.attempts = attempts;
        this.ticker = ticker;
    }

    @Override
    public Uni<GatewayResponse> handle(Exchange exchange, Next next) {
        long begun = ticker.nanos();
        RoutingDecision forecast = exchange.forecast();
        RoutingDecision decision = forecast != null ? forecast : routing.decide(exchange);
        Trail trail = exchange.context().trail();
        trail.decided(decision);
        trail.timed("route", Duration.ofNanos(ticker.nanos() - begun));
        List<ModelDefinition> chain = decision.chain().stream()
                .map(target -> exchange.catalog().find(target.provider(), target.id()))
                .flatMap(Optional::stream)
                .toList();
        return tryFrom(new Course(exchange, new RetryBudget(), new SoonestRetry(), lineUntil(exchange)), chain);
    }

    /** A latency that was asked for bounds the wait, not the call: an answer that is late then is still an answer. */
    private Deadline lineUntil(Exchange exchange) {
        Deadline deadline = exchange.context().deadline();
        Duration wanted = exchange.context().requirements().maxLatency();
        if (wanted == null || wanted.compareTo(deadline.remaining(ticker)) >= 0) {
            return deadline;
        }
        return Deadline.after(wanted, ticker);
    }

    private Uni<GatewayResponse> tryFrom(Course course, List<ModelDefinition> chain) {
        return seats.take(course, chain)
                .onFailure(GatewayException.class)
                .transform(refused -> noSeat(course.exchange(), refused))
                .chain(seat -> call(course, seat, chain));
    }

    private Uni<GatewayResponse> call(Course course, Seat seat, List<ModelDefinition> chain) {
        Exchange exchange = course.exchange();
        ModelDefinition model = seat.model();
        ModelKey seated = model.key();
        List<ModelDefinition> rest =
                chain.stream().filter(other -> !other.key().equals(seated)).toList();
        return permitted(exchange, model)
                .onFailure()
                .invoke(() -> seats.leave(seat))
                .chain(() -> attempts.call(course, seat, !rest.isEmpty()))
                .onItem()
                .invoke(() -> noteDeprecation(exchange, model))
                .onFailure(GatewayException.class)
                .recoverWithUni(reason -> {
                    course.soonest().note(reason);
                    List<ModelDefinition> left = worthTrying(reason, model, rest);
                    return left.isEmpty() || exchange.context().deadline().passed(ticker)
                            ? Uni.createFrom().failure(course.soonest().in(verdict(exchange, reason)))
                            : tryFrom(course, left);
                });
    }

    /** Our own caps for the model and its provider; who has reached them is not called, and the next one is tried. */
    private static Uni<Void> permitted(Exchange exchange, ModelDefinition model) {
        Admission admission = exchange.admission();
        Optional<Need.Target> target = Estimates.target(exchange.catalog(), model.key());
        return admission == null || target.isEmpty() ? Uni.createFrom().voidItem() : admission.enter(target.get());
    }

    private static GatewayException noSeat(Exchange exchange, GatewayException refused) {
        var failed = exchange.context().trail().calls().failedAttempts();
        return failed.attempts().isEmpty() ? refused : refused.with(failed);
    }

    private static void noteDeprecation(Exchange exchange, ModelDefinition model) {
        if (model.status() == ModelStatus.DEPRECATED) {
            exchange.context().trail().answeredByDeprecatedModel();
        }
    }

    private static List<ModelDefinition> worthTrying(
            GatewayException failure, ModelDefinition failed, List<ModelDefinition> rest) {
        if (failure.code() == ErrorCode.CONTEXT_LENGTH_EXCEEDED) {
            return rest.stream()
                    .filter(model -> model.contextWindow() > failed.contextWindow())
                    .toList();
        }
        boolean ofThisModel = failure.code() == ErrorCode.AGENT_RATE_LIMIT_EXCEEDED;
        return failure.code().blame() == Blame.CLIENT && !ofThisModel ? List.of() : rest;
    }

    /** The last failure speaks for all, unless nobody could be reached at all. */
    private static GatewayException verdict(Exchange exchange, GatewayException last) {
        var failed = exchange.context().trail().calls().failedAttempts();
        var tried = new ArrayList<String>();
        boolean unreachable = true;
        for (var attempt : failed.attempts()) {
            unreachable &= UNREACHABLE.contains(attempt.code());
            String name = attempt.provider() + "/" + attempt.model();
            if (!tried.contains(name)) {
                tried.add(name);
            }
        }
        if (unreachable && tried.size() > 1) {
            return GatewayException.of(
                    ErrorCode.ALL_CANDIDATES_UNAVAILABLE,
                    "None of the candidates could be reached: " + String.join(", ", tried)
                            + ". Start one of their providers, or configure another",
                    failed);
        }
        return last.with(failed);
    }
}
