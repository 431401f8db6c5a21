package io.modelgateway.limiter;

import io.modelgateway.model.Caller;
import io.modelgateway.model.Money;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What a request is expected to use.
 *
 * @param tokens input and output
 * @param cost at the model that is likely to answer
 * @param target where the request is likely to go; {@code null} if nobody knows
 */
public record Need(
        Caller caller, long tokens, Money cost, @Nullable Target target) {

    /** A model and its provider, with the caps of both. */
    public record Target(ModelDefinition model, ProviderDefinition provider) {}
}
