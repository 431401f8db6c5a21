package io.modelgateway.router;

import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/** Input and requested output must fit the context window, and the output its own bound. */
final class ContextFilter implements Filter {

    @Override
    public @Nullable Rejection check(ModelDefinition model, Demand demand, boolean named) {
        int output = demand.outputTokens().orElse(0);
        long needed = (long) demand.inputTokens() + output;
        int window = model.contextWindow();
        int minimum = demand.requirements().minContextLength().orElse(0);
        if (needed > window) {
            return tooSmall(
                    "'" + model.id() + "' has a context window of " + window + " tokens, the request needs about "
                            + needed + " (" + demand.inputTokens() + " in, " + output + " out)");
        }
        if (output > model.maxOutputTokens()) {
            return tooSmall("'" + model.id() + "' writes at most " + model.maxOutputTokens()
                    + " tokens, the request asks for " + output);
        }
        if (minimum > window) {
            return tooSmall("'" + model.id() + "' has a context window of " + window + " tokens, the request requires "
                    + minimum);
        }
        return null;
    }

    private static Rejection tooSmall(String sentence) {
        return new Rejection(RoutingStep.CONTEXT_LENGTH, RoutingStep.CONTEXT_LENGTH.code(), sentence);
    }
}
