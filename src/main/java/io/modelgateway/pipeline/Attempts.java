package io.modelgateway.pipeline;

import io.modelgateway.error.ErrorCode;
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
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Calls one model, again where that is worth it, and notes every call in the trail. */
@Singleton
final class Attempts {

    private final Providers providers;
    private final RetryPolicy policy;
    private final Ticker ticker;
    private final Vertx vertx;

    @Inject
    Attempts(Providers providers, RetryConfig config, RandomGenerator random, Ticker ticker, Vertx vertx) {
        this(providers, new RetryPolicy(random, config.maxRetryAfter()), ticker, vertx);
    }

    Attempts(Providers providers, RetryPolicy policy, Ticker ticker, Vertx vertx) {
        this.providers = providers;
        this.policy = policy;
        this.ticker = ticker;
        this.vertx = vertx;
    }

    /** @param alternative whether the chain has another model to ask */
    Uni<GatewayResponse> call(Exchange exchange, ModelDefinition model, RetryBudget budget, boolean alternative) {
        Optional<Provider> provider = providers.find(model.provider());
        if (provider.isEmpty()) {
            return Uni.createFrom()
                    .failure(GatewayException.of(
                            ErrorCode.PROVIDER_NOT_CONFIGURED,
                            "The provider '" + model.provider() + "' of model '" + model.id() + "' is not configured"));
        }
        return repeatedly(exchange, model, provider.get(), budget, alternative);
    }

    private Uni<GatewayResponse> repeatedly(
            Exchange exchange, ModelDefinition model, Provider provider, RetryBudget budget, boolean alternative) {
        return once(exchange, model, provider)
                .onFailure(failure -> failure instanceof GatewayException known && RetryPolicy.repeatable(known))
                .recoverWithUni(failure -> {
                    var reason = (GatewayException) failure;
                    return pause(exchange, provider, budget, alternative, reason)
                            .map(this::sleep)
                            .map(slept -> slept.chain(() -> repeatedly(exchange, model, provider, budget, alternative)))
                            .map(again -> again.onFailure(Attempts::neverCalled)
                                    .recoverWithUni(() -> Uni.createFrom().failure(reason)))
                            .orElseGet(() -> Uni.createFrom().failure(reason));
                });
    }

    private Optional<Duration> pause(
            Exchange exchange, Provider provider, RetryBudget budget, boolean alternative, GatewayException reason) {
        Duration remaining = exchange.context().deadline().remaining(ticker);
        Optional<Duration> pause = policy.pause(reason, budget.used() + 1, remaining, alternative);
        if (pause.isEmpty() || !budget.take(provider.definition().maxRetries())) {
            return Optional.empty();
        }
        exchange.context().trail().retried();
        return pause;
    }

    private Uni<GatewayResponse> once(Exchange exchange, ModelDefinition model, Provider provider) {
        long begun = ticker.nanos();
        RequestContext context = exchange.context();
        Trace.Call traced = context.trail()
                .trace()
                .call(model.id(), model.provider(), provider.definition().baseUrl());
        return provider.call(new ProviderCall(model, exchange.request(), context.withTraceHeaders(traced.headers())))
                .onFailure(failure -> !(failure instanceof GatewayException))
                .transform(Attempts::unexpected)
                .onItemOrFailure()
                .invoke((response, failure) -> note(exchange, model, failure, begun))
                .onCancellation()
                .invoke(traced::cancelled)
                .onFailure(GatewayException.class)
                .invoke(traced::failed)
                .map(traced::answered);
    }

    /** The circuit let no call through: there was no attempt, and the failure before it is the one that tells. */
    private static boolean neverCalled(Throwable failure) {
        return failure instanceof GatewayException known && known.code() == ErrorCode.PROVIDER_CIRCUIT_OPEN;
    }

    private static GatewayException unexpected(Throwable failure) {
        return GatewayException.caused(
                ErrorCode.RESPONSE_PROCESSING_FAILED, ErrorCode.RESPONSE_PROCESSING_FAILED.message(), failure);
    }

    private void note(Exchange exchange, ModelDefinition model, @Nullable Throwable failure, long begun) {
        if (failure != null && neverCalled(failure)) {
            return;
        }
        ErrorCode code = failure instanceof GatewayException known ? known.code() : null;
        Duration latency = Duration.ofNanos(ticker.nanos() - begun);
        exchange.context().trail().attempted(new Attempt(model.id(), model.provider(), code, latency));
    }

    /** A timer of the event loop, so that the request stays on it; cancelled with the request. */
    private Uni<Void> sleep(Duration pause) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(Math.max(1, pause.toMillis()), fired -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
