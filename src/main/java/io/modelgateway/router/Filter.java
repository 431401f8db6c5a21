package io.modelgateway.router;

import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/** One step of routing: rules models out. Stateless, thread-safe. */
interface Filter {

    /**
     * {@return why the model is out, or {@code null} if it stays}
     *
     * @param named whether the caller named the model, rather than leaving the choice to the router
     */
    @Nullable
    Rejection check(ModelDefinition model, Demand demand, boolean named);
}
