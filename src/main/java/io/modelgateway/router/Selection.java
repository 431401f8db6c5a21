package io.modelgateway.router;

import io.modelgateway.model.Strategy;
import io.modelgateway.registry.ModelDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request may go to by its {@code model} field.
 *
 * @param named whether the caller named a model, rather than {@code auto}
 * @param models the model at each of its providers, or everything {@code auto} may choose
 * @param fallbacks the named model's own fallbacks, in order
 * @param strategy what the variant of {@code auto} stands for
 */
record Selection(
        boolean named,
        List<ModelDefinition> models,
        List<ModelDefinition> fallbacks,
        @Nullable Strategy strategy) {

    Selection {
        models = List.copyOf(models);
        fallbacks = List.copyOf(fallbacks);
    }
}
