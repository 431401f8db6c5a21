package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.CandidateRules.PriceCeiling;
import io.modelgateway.model.Money;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.PriceTier;
import org.jspecify.annotations.Nullable;

/**
 * Rules out models whose answer is estimated above the caller's limit, or whose price is; one that meets it exactly stays.
 */
final class CostStep extends Step {

    private final CostEstimates estimates;

    CostStep(CostEstimates estimates) {
        this.estimates = estimates;
    }

    @Override
    RoutingStep name() {
        return RoutingStep.COST;
    }

    @Override
    @Nullable
    ErrorCode objection(Offer offer, Inquiry inquiry) {
        if (!inquiry.limited()) {
            return null;
        }
        Money limit = inquiry.demand().requirements().maxCost();
        boolean within = limit == null || estimates.of(offer, inquiry.demand()).compareTo(limit) <= 0;
        return within && withinPrice(offer, inquiry.demand()) ? null : ErrorCode.COST_LIMIT_EXCEEDED;
    }

    private static boolean withinPrice(Offer offer, Demand demand) {
        PriceCeiling ceiling = demand.requirements().rules().maxPrice();
        if (ceiling == null) {
            return true;
        }
        PriceTier price = offer.model().priceFor(demand.inputTokens());
        return (ceiling.input() == null || price.input().compareTo(ceiling.input()) <= 0)
                && (ceiling.output() == null || price.output().compareTo(ceiling.output()) <= 0);
    }

    @Override
    String note(Offer offer, Inquiry inquiry, ErrorCode objection) {
        if (!withinPrice(offer, inquiry.demand())) {
            return "has a price above the limit";
        }
        return "is estimated at "
                + estimates.of(offer, inquiry.demand()).toCents().toPlainString() + " cents";
    }
}
