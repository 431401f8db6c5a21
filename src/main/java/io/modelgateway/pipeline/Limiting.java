package io.modelgateway.pipeline;

import io.modelgateway.error.GatewayException;
import io.modelgateway.limiter.Admission;
import io.modelgateway.limiter.Limiter;
import io.modelgateway.limiter.Need;
import io.modelgateway.limiter.Use;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.RoutingDecision;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests through that all limits allow. Routing is asked ahead, so that the limits of who asks and of the model that
 * is likely to answer are decided together, in one round trip.
 */
@Singleton
final class Limiting implements Stage {

    private final Limiter limiter;
    private final Estimates estimates;
    private final Routing routing;

    Limiting(Limiter limiter, Estimates estimates, Routing routing) {
        this.limiter = limiter;
        this.estimates = estimates;
        this.routing = routing;
    }

    @Override
    public Uni<GatewayResponse> handle(Exchange exchange, Next next) {
        RoutingDecision forecast = forecast(exchange);
        if (forecast != null) {
            exchange.context().trail().expecting(forecast.primary());
        }
        return admitted(exchange, estimates.need(exchange, forecast)).chain(admission -> {
            admission.levels().ifPresent(exchange.context().trail()::limited);
            Optional<GatewayException> refusal = admission.refusal();
            if (refusal.isPresent()) {
                return Uni.createFrom().failure(refusal.get());
            }
            admission.budgetWarning().ifPresent(exchange.context().trail()::warned);
            return next.proceed(exchange.admitted(admission, forecast));
        });
    }

    /** By hand, so that a reservation is settled also where the client leaves while it is being made. */
    private Uni<Admission> admitted(Exchange exchange, Need need) {
        return Uni.createFrom()
                .emitter(emitter -> limiter.admit(need)
                        .subscribe()
                        .with(
                                admission -> {
                                    exchange.ending()
                                            .then(result -> admission.settle(use(exchange, admission, result)));
                                    emitter.complete(admission);
                                },
                                emitter::fail));
    }

    /** A refusal takes nothing, neither where it came from nor elsewhere. */
    private Use use(Exchange exchange, Admission admission, Ending.Result result) {
        boolean refused = result == Ending.Result.FAILED && admission.turnedAway();
        return refused ? Use.NOTHING : estimates.use(exchange, result);
    }

    /** A request that cannot be routed is told so in its turn, after the limits and the cache. */
    private @Nullable RoutingDecision forecast(Exchange exchange) {
        try {
            return routing.decide(exchange);
        } catch (GatewayException unroutable) {
            return null;
        }
    }
}
