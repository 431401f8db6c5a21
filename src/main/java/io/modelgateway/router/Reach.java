package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which models can be called, at the moment of one request: each provider is looked at once, however many models it has.
 * Confined to that request.
 */
final class Reach {

    /** Why a model cannot be called; {@code null} if it can. */
    private interface Objection {

        @Nullable
        ErrorCode to(ModelDefinition model);
    }

    private final Catalog catalog;
    private final Availability availability;
    private final Map<ProviderId, Objection> known = new HashMap<>();

    Reach(Catalog catalog, Availability availability) {
        this.catalog = catalog;
        this.availability = availability;
    }

    /** {@return why it cannot be called; {@code null} if it can} */
    @Nullable
    ErrorCode objection(ModelDefinition model) {
        Objection objection = known.get(model.provider());
        if (objection == null) {
            objection = lookAt(model.provider());
            known.put(model.provider(), objection);
        }
        return objection.to(model);
    }

    private Objection lookAt(ProviderId provider) {
        if (catalog.provider(provider).isEmpty()) {
            return _ -> ErrorCode.PROVIDER_NOT_CONFIGURED;
        }
        Availability.AtProvider available = availability.at(provider);
        return model -> code(available.of(model.id()));
    }

    private static @Nullable ErrorCode code(Availability.Verdict verdict) {
        return switch (verdict) {
            case AVAILABLE -> null;
            case CIRCUIT_OPEN -> ErrorCode.PROVIDER_CIRCUIT_OPEN;
            case UNHEALTHY -> ErrorCode.HEALTH_CHECK_FAILED;
            case COOLING_DOWN -> ErrorCode.PROVIDER_RATE_LIMITED;
            case MODEL_ABSENT -> ErrorCode.ALL_CANDIDATES_UNAVAILABLE;
        };
    }
}
