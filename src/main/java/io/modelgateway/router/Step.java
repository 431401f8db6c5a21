package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import org.jspecify.annotations.Nullable;

/** One filter of routing. Thread-safe; looks at one model at a time, so that steps never depend on each other. */
abstract class Step {

    abstract RoutingStep name();

    /** {@return why the model is out, as cheaply as can be; {@code null} if it stays} */
    abstract @Nullable ErrorCode objection(Offer offer, Inquiry inquiry);

    /** {@return the objection as it is kept; {@code null} if there is none} */
    final @Nullable Rejection rejection(Offer offer, Inquiry inquiry) {
        ErrorCode objection = objection(offer, inquiry);
        return objection == null ? null : new Rejection(offer, this, objection);
    }

    /** {@return the objection in words, for a model that {@link #objection} ruled out with that code} */
    abstract String note(Offer offer, Inquiry inquiry, ErrorCode objection);
}
