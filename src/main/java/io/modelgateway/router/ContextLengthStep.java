package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import org.jspecify.annotations.Nullable;

/**
 * Rules out models whose window is too small. Where the request sets no maximum of output, only its input must fit: a
 * model then writes as much as there is room for.
 */
final class ContextLengthStep extends Step {

    @Override
    RoutingStep name() {
        return RoutingStep.CONTEXT_LENGTH;
    }

    @Override
    @Nullable
    ErrorCode objection(Offer offer, Inquiry inquiry) {
        Demand demand = inquiry.demand();
        boolean fits = neededWindow(demand) <= offer.contextWindow()
                && demand.outputTokens().orElse(0) <= offer.maxOutputTokens();
        return fits ? null : ErrorCode.CONTEXT_LENGTH_EXCEEDED;
    }

    @Override
    String note(Offer offer, Inquiry inquiry, ErrorCode objection) {
        Demand demand = inquiry.demand();
        int output = demand.outputTokens().orElse(0);
        if (output > offer.maxOutputTokens()) {
            return "writes at most " + offer.maxOutputTokens() + " tokens, " + output + " are asked for";
        }
        return "holds " + offer.contextWindow() + " tokens, " + neededWindow(demand) + " are needed";
    }

    /** {@return input and requested output, or the window asked for if that is larger} */
    static long neededWindow(Demand demand) {
        long tokens = (long) demand.windowTokens() + demand.outputTokens().orElse(0);
        return Math.max(tokens, demand.requirements().minContextLength().orElse(0));
    }
}
