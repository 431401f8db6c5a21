package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.CandidateRules.PriceCeiling;
import io.modelgateway.model.Money;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.PriceTier;
import org.jspecify.annotations.Nullable;

/**
 * Rules out models whose answer is estimated above the caller's limit, or whose price is; one that meets it exactly stays.
 */
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
        boolean within = limit == null || estimates.of(model, inquiry.demand()).compareTo(limit) <= 0;
        return within && withinPrice(model, inquiry.demand()) ? null : ErrorCode.COST_LIMIT_EXCEEDED;
    }

    private static boolean withinPrice(ModelDefinition model, Demand demand) {
        PriceCeiling ceiling = demand.requirements().rules().maxPrice();
        if (ceiling == null) {
            return true;
        }
        PriceTier price = model.priceFor(demand.inputTokens());
        return (ceiling.input() == null || price.input().compareTo(ceiling.input()) <= 0)
                && (ceiling.output() == null || price.output().compareTo(ceiling.output()) <= 0);
    }

    @Override
    public String note(ModelDefinition model, Inquiry inquiry, ErrorCode objection) {
        if (!withinPrice(model, inquiry.demand())) {
            return "has a price above the limit";
        }
        return "is estimated at "
                + estimates.of(model, inquiry.demand()).toCents().toPlainString() + " cents";
    }
}
