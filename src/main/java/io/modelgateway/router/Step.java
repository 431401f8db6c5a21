package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/** One filter of routing. Thread-safe; looks at one model at a time, so that steps never depend on each other. */
interface Step {

    RoutingStep name();

    /** {@return whether it may object to any model; {@code false} spares asking it about a thousand} */
    default boolean concerns(Inquiry inquiry) {
        return true;
    }

    /** {@return why the model is out, as cheaply as can be; {@code null} if it stays} */
    @Nullable
    ErrorCode objection(ModelDefinition model, Inquiry inquiry);

    /** {@return the same in words, for a model that {@link #objection} ruled out with that code} */
    String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection);
}
