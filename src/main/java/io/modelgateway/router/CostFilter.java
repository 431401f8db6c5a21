package io.modelgateway.router;

import io.modelgateway.model.Money;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import org.jspecify.annotations.Nullable;

/** The estimate must not exceed what the caller is willing to pay. */
final class CostFilter implements Filter {

    private final CostEstimate costs;

    CostFilter(CostEstimate costs) {
        this.costs = costs;
    }

    @Override
    public @Nullable Rejection check(ModelDefinition model, Demand demand, boolean named) {
        Money limit = demand.requirements().maxCost();
        if (limit == null) {
            return null;
        }
        Money estimate = costs.of(model, demand);
        return estimate.compareTo(limit) <= 0
                ? null
                : new Rejection(
                        RoutingStep.COST,
                        RoutingStep.COST.code(),
                        "'" + model.id() + "' is estimated at "
                                + estimate.toCents().toPlainString() + " cents, the limit is "
                                + limit.toCents().toPlainString());
    }
}
