package io.modelgateway.provider.guard;

import io.modelgateway.circuit.CircuitFigures;
import io.modelgateway.model.GatewayResponse;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;

/** A circuit made of configuration: equal to the annotated ones but for its figures. */
final class ConfiguredGuard implements Guard {

    private final TypedGuard<Uni<GatewayResponse>> guard;

    ConfiguredGuard(String breakerName, CircuitFigures figures) {
        this.guard = TypedGuard.create(new TypeLiteral<Uni<GatewayResponse>>() {})
                .withDescription("provider " + breakerName)
                .withCircuitBreaker()
                .name(breakerName)
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
