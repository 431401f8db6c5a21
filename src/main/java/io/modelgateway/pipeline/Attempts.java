package io.modelgateway.pipeline;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Attempt;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Ticker;
import io.modelgateway.model.Trace;
import io.modelgateway.provider.Provider;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.provider.Providers;
import io.modelgateway.registry.ModelDefinition;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Calls one model, again where that is worth it, and notes every call in the trail. */
@Singleton
final class Attempts {

    private final Providers providers;
    private final Seats seats;
    private final RetryPolicy policy;
    private final Ticker ticker;
    private final Vertx vertx;

    @Inject
    Attempts(Providers providers, Seats seats, RetryConfig config, RandomGenerator random, Ticker ticker, Vertx vertx) {
        this.providers = providers;
        this.seats = seats;
        this.policy = new RetryPolicy(random, config.maxRetryAfter());
        this.ticker = ticker;
        this.vertx = vertx;
    }

    /**
     * @param seat the slot of the first call; each repetition takes one of its own, and none is held in between
     * @param alternative whether the chain has another model to ask
     */
    Uni<GatewayResponse> call(Course course, Seat seat, boolean alternative) {
        ModelDefinition model = seat.model();
        Optional<Provider> provider = providers.find(model.provider());
        if (provider.isEmpty()) {
            seats.leave(seat);
            return Uni.createFrom()
                    .failure(GatewayException.of(
                            ErrorCode.PROVIDER_NOT_CONFIGURED,
                            "The provider '" + model.provider() + "' of model '" + model.id() + "' is not configured"));
        }
        return repeatedly(course, seat, provider.get(), alternative);
    }

    private Uni<GatewayResponse> repeatedly(Course course, Seat seat, Provider provider, boolean alternative) {
        return once(course.exchange(), seat, provider)
                .onFailure(failure -> failure instanceof GatewayException known && RetryPolicy.repeatable(known))
                .recoverWithUni(failure -> {
                    var reason = (GatewayException) failure;
                    return pause(course, provider, alternative, reason)
                            .map(this::sleep)
                            .map(slept -> slept.chain(() -> seats.take(course, List.of(seat.model())))
                                    .chain(again -> repeatedly(course, again, provider, alternative)))
                            .map(again -> again.onFailure(Attempts::neverCalled)
                                    .recoverWithUni(() -> Uni.createFrom().failure(reason)))
                            .orElseGet(() -> Uni.createFrom().failure(reason));
                });
    }

    private Optional<Duration> pause(Course course, Provider provider, boolean alternative, GatewayException reason) {
        RetryBudget budget = course.budget();
        Duration remaining = course.exchange().context().deadline().remaining(ticker);
        Optional<Duration> pause = policy.pause(reason, budget.used() + 1, remaining, alternative);
        if (pause.isEmpty() || !budget.take(provider.definition().maxRetries())) {
            return Optional.empty();
        }
        course.exchange().context().trail().calls().retried();
        return pause;
    }

    private Uni<GatewayResponse> once(Exchange exchange, Seat seat, Provider provider) {
        ModelDefinition model = seat.model();
        long begun = ticker.nanos();
        RequestContext context = exchange.context();
        context.trail().calls().calling(model.key());
        Trace.Call traced = context.trail()
                .trace()
                .call(model.id(), model.provider(), provider.definition().baseUrl());
        var call = new ProviderCall(model, exchange.request(), context.withTraceHeaders(traced.headers()));
        Uni<GatewayResponse> answer = provider.call(call)
                .onFailure(failure -> !(failure instanceof GatewayException))
                .transform(Attempts::unexpected)
                .onItemOrFailure()
                .invoke((response, failure) -> note(exchange, model, failure, begun))
                .onCancellation()
                .invoke(traced::cancelled)
                .onFailure(GatewayException.class)
                .invoke(traced::failed)
                .map(traced::answered);
        return seats.holding(seat.ticket(), answer);
    }

    /** No circuit or no slot let a call through: there was no attempt, and the failure before it is the one that tells. */
    private static boolean neverCalled(Throwable failure) {
        return failure instanceof GatewayException known
                && (known.code() == ErrorCode.PROVIDER_CIRCUIT_OPEN
                        || known.detail(ErrorDetail.Queued.class).isPresent());
    }

    private static GatewayException unexpected(Throwable failure) {
        return GatewayException.caused(ErrorCode.RESPONSE_PROCESSING_FAILED, failure);
    }

    private void note(Exchange exchange, ModelDefinition model, @Nullable Throwable failure, long begun) {
        if (failure != null && neverCalled(failure)) {
            exchange.context().trail().calls().notCalled();
            return;
        }
        ErrorCode code = failure instanceof GatewayException known ? known.code() : null;
        Duration latency = Duration.ofNanos(ticker.nanos() - begun);
        exchange.context().trail().calls().attempted(new Attempt(model.id(), model.provider(), code, latency));
    }

    /** A timer of the event loop, so that the request stays on it; cancelled with the request. */
    private Uni<Void> sleep(Duration pause) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(Math.max(1, pause.toMillis()), fired -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
