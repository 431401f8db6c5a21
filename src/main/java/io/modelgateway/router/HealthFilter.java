package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The provider must be worth a call now. An open circuit is always out. What a check or a listing says is weaker
 * evidence: it rules a model out for {@code auto}, but a model that the caller named is called all the same, because the
 * provider's own answer is better than a guess. A provider that asked to be left alone is a last resort for both.
 */
final class HealthFilter implements Filter {

    private final Availability availability;

    HealthFilter(Availability availability) {
        this.availability = availability;
    }

    @Override
    public @Nullable Rejection check(ModelDefinition model, Demand demand, boolean named) {
        return switch (availability.of(model.provider(), model.id())) {
            case AVAILABLE, COOLING_DOWN -> null;
            case CIRCUIT_OPEN ->
                new Rejection(
                        RoutingStep.HEALTH,
                        ErrorCode.PROVIDER_CIRCUIT_OPEN,
                        "the circuit of '" + model.provider() + "' is open after repeated failures");
            case UNHEALTHY ->
                named
                        ? null
                        : new Rejection(
                                RoutingStep.HEALTH,
                                ErrorCode.HEALTH_CHECK_FAILED,
                                "'" + model.provider() + "' cannot be reached");
            case MODEL_ABSENT ->
                named
                        ? null
                        : new Rejection(
                                RoutingStep.HEALTH,
                                ErrorCode.PROVIDER_UNAVAILABLE,
                                "'" + model.provider() + "' does not have '" + model.upstreamId() + "'");
        };
    }

    boolean lastResort(ModelDefinition model) {
        return !availability.of(model.provider(), model.id()).available();
    }
}
