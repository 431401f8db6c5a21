package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/** Rules out what is disabled, what the caller did not mean, and mocks that nobody asked for. */
final class SelectionStep implements Step {

    @Override
    public RoutingStep name() {
        return RoutingStep.SELECTION;
    }

    @Override
    public @Nullable ErrorCode objection(ModelDefinition model, Inquiry inquiry) {
        boolean selected =
                model.serves() && !isBarred(model, inquiry) && isPinned(model, inquiry) && !isIgnored(model, inquiry);
        return selected ? null : ErrorCode.MODEL_NOT_FOUND;
    }

    @Override
    public String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection) {
        if (!model.serves()) {
            return "is disabled";
        }
        if (isBarred(model, inquiry)) {
            return "is a mock, which answers only by its own name";
        }
        return isIgnored(model, inquiry) ? "is at a provider to be ignored" : "is not at a pinned provider";
    }

    private static boolean isBarred(ModelDefinition model, Inquiry inquiry) {
        return inquiry.barred().contains(model.provider());
    }

    private static boolean isPinned(ModelDefinition model, Inquiry inquiry) {
        return inquiry.pinned().isEmpty() || inquiry.pinned().contains(model.provider());
    }

    private static boolean isIgnored(ModelDefinition model, Inquiry inquiry) {
        return inquiry.demand().requirements().rules().ignored().contains(model.provider());
    }
}
