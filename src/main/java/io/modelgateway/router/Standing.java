package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.registry.ProviderDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What one provider is to one request.
 *
 * @param definition {@code null} if it is not configured
 * @param available which of its models can be called at the moment; {@code null} if it is not configured
 * @param barred whether it is a mock that the request may not end at
 * @param pinned whether it is one of those the request is nailed to, if it is
 * @param ignored whether the request wants to have nothing to do with it
 * @param preferred whether it is one of those the request prefers, if it does
 */
record Standing(
        @Nullable ProviderDefinition definition,
        Availability.@Nullable AtProvider available,
        boolean barred,
        boolean pinned,
        boolean ignored,
        boolean preferred) {

    boolean eligible() {
        return !barred && pinned && !ignored;
    }

    /** {@return why that model of it cannot be called; {@code null} if it can} */
    @Nullable
    ErrorCode obstacle(Offer offer) {
        if (available == null) {
            return ErrorCode.PROVIDER_NOT_CONFIGURED;
        }
        Availability.Verdict verdict = available.of(offer.id());
        return verdict.available() ? null : code(verdict);
    }

    private static ErrorCode code(Availability.Verdict verdict) {
        return switch (verdict) {
            case AVAILABLE -> throw new IllegalArgumentException("nothing is in its way");
            case CIRCUIT_OPEN -> ErrorCode.PROVIDER_CIRCUIT_OPEN;
            case UNHEALTHY -> ErrorCode.HEALTH_CHECK_FAILED;
            case COOLING_DOWN -> ErrorCode.PROVIDER_RATE_LIMITED;
            case MODEL_ABSENT -> ErrorCode.ALL_CANDIDATES_UNAVAILABLE;
        };
    }
}
