package io.modelgateway.provider.guard;

import io.modelgateway.circuit.CircuitFigures;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ProviderId;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;

/** The circuit of a provider with a name of its own: equal to the annotated ones, and named as the provider. */
final class ConfiguredGuard implements Guard {

    private final TypedGuard<Uni<GatewayResponse>> guard;

    ConfiguredGuard(ProviderId provider, CircuitFigures figures) {
        this.guard = TypedGuard.create(new TypeLiteral<Uni<GatewayResponse>>() {})
                .withDescription("provider " + provider)
                .withCircuitBreaker()
                .name(provider.value())
                .requestVolumeThreshold(figures.failureThreshold())
                .failureRatio(1.0)
                .delay(figures.openDuration().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(figures.halfOpenProbes())
                .skipOn(UpstreamFailure.Uncounted.class)
                .done()
                .build();
    }

    @Override
    public Uni<GatewayResponse> call(GuardedCall call) {
        return guard.get(call::run).onFailure().recoverWithUni(call::recover);
    }
}
