package io.modelgateway.router;

import io.modelgateway.model.Strategy;
import io.modelgateway.registry.ModelDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a caller means by a model's name. */
sealed interface Selection {

    /**
     * Any model that can do it.
     *
     * @param shorthand the strategy of {@code auto:cost} and its like; {@code null} for plain {@code auto}
     */
    record Auto(@Nullable Strategy shorthand) implements Selection {}

    /**
     * One model, perhaps at several providers.
     *
     * @param name as the caller wrote it
     * @param models never empty, at least one of them serves
     */
    record Named(String name, List<ModelDefinition> models) implements Selection {

        /** {@return the first that is not disabled} */
        ModelDefinition serving() {
            return models.stream().filter(ModelDefinition::serves).findFirst().orElseThrow();
        }
    }
}
