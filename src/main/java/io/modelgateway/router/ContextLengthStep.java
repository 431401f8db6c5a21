package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Rules out models whose window is too small. Where the request sets no maximum of output, only its input must fit: a
 * model then writes as much as there is room for.
 */
final class ContextLengthStep implements Step {

    @Override
    public RoutingStep name() {
        return RoutingStep.CONTEXT_LENGTH;
    }

    @Override
    public @Nullable ErrorCode objection(ModelDefinition model, Inquiry inquiry) {
        Demand demand = inquiry.demand();
        boolean fits = neededWindow(demand) <= model.contextWindow()
                && demand.outputTokens().orElse(0) <= model.maxOutputTokens();
        return fits ? null : ErrorCode.CONTEXT_LENGTH_EXCEEDED;
    }

    @Override
    public String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection) {
        Demand demand = inquiry.demand();
        int output = demand.outputTokens().orElse(0);
        if (output > model.maxOutputTokens()) {
            return "writes at most " + model.maxOutputTokens() + " tokens, " + output + " are asked for";
        }
        return "holds " + model.contextWindow() + " tokens, " + neededWindow(demand) + " are needed";
    }

    /** {@return input and requested output, or the window asked for if that is larger} */
    static long neededWindow(Demand demand) {
        long tokens = (long) demand.windowTokens() + demand.outputTokens().orElse(0);
        return Math.max(tokens, demand.requirements().minContextLength().orElse(0));
    }
}
