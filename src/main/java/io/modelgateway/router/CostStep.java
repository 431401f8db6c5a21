package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Money;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/** Rules out models whose answer is estimated above the caller's limit; one that meets it exactly stays. */
final class CostStep implements Step {

    private final CostEstimates estimates;

    CostStep(CostEstimates estimates) {
        this.estimates = estimates;
    }

    @Override
    public RoutingStep name() {
        return RoutingStep.COST;
    }

    @Override
    public @Nullable ErrorCode objection(ModelDefinition model, Inquiry inquiry) {
        Money limit = inquiry.demand().requirements().maxCost();
        if (limit == null) {
            return null;
        }
        boolean within = estimates.of(model, inquiry.demand()).compareTo(limit) <= 0;
        return within ? null : ErrorCode.COST_LIMIT_EXCEEDED;
    }

    @Override
    public String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection) {
        return "is estimated at "
                + estimates.of(model, inquiry.demand()).toCents().toPlainString() + " cents";
    }
}
