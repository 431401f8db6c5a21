package io.modelgateway.router;

import io.modelgateway.model.Money;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.registry.ModelDefinition;

/** What a request would cost at a model: nothing more while provisioned throughput covers it. Thread-safe. */
final class CostEstimate {

    private final ProvisionedUsage provisioned;

    CostEstimate(ProvisionedUsage provisioned) {
        this.provisioned = provisioned;
    }

    Money of(ModelDefinition model, Demand demand) {
        int output = Math.min(demand.expectedOutputTokens(), model.maxOutputTokens());
        if (provisioned.covers(model, demand.inputTokens() + output)) {
            return Money.ZERO;
        }
        return model.costOf(TokenUsage.of(demand.inputTokens(), output)).total();
    }
}
