package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;

/**
 * Which unavailable models are tried all the same, after every available one.
 *
 * <p>A model that was named has no stand-in but its fallbacks, and what the gateway believes of a provider may be out of
 * date, so only an open circuit (or a provider without configuration) rules it out: a real call is better than a guess.
 * {@code auto} has a choice and answers E4102 at once when nothing is left, except that a provider which asked for a pause
 * is reachable: if no other is left, its own answer, with its own Retry-After, beats ours.
 */
final class LastResort {

    private LastResort() {}

    /**
     * {@return whether a rejected model comes back}
     *
     * @param otherIsLeft whether any model has passed the health step
     */
    static boolean revives(Rejection rejection, boolean free, boolean otherIsLeft) {
        if (rejection.step().name() != RoutingStep.HEALTH) {
            return false;
        }
        ErrorCode code = rejection.code();
        if (free) {
            return !otherIsLeft && code == ErrorCode.PROVIDER_RATE_LIMITED;
        }
        return code != ErrorCode.PROVIDER_CIRCUIT_OPEN && code != ErrorCode.PROVIDER_NOT_CONFIGURED;
    }
}
