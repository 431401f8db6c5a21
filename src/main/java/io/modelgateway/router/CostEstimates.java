package io.modelgateway.router;

import io.modelgateway.model.Money;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.PriceTier;

/**
 * What an answer will cost, exactly, given the estimated tokens: the input at its tier's plain price, and for each choice
 * the requested output, or where none is requested a typical one. Caches of providers are not counted on. A model whose
 * provisioned throughput still covers the request this minute costs nothing more. Thread-safe.
 */
final class CostEstimates {

    /** An amount that does not fit 64 bits is above every limit. */
    private static final long BEYOND_MEASURE = Long.MAX_VALUE;

    private final ProvisionedUsage provisioned;
    private final int typicalOutputTokens;

    CostEstimates(ProvisionedUsage provisioned, int typicalOutputTokens) {
        this.provisioned = provisioned;
        this.typicalOutputTokens = typicalOutputTokens;
    }

    Money of(ModelDefinition model, Demand demand) {
        return new Money(nanoUsd(model, demand));
    }

    /** {@return the same without an object for each of a thousand models} */
    long nanoUsd(ModelDefinition model, Demand demand) {
        int wanted = demand.outputTokens().orElse(typicalOutputTokens);
        long output = (long) Math.min(wanted, model.maxOutputTokens()) * demand.choices();
        if (provisioned.covers(model, demand.inputTokens() + output)) {
            return 0;
        }
        try {
            PriceTier tier = model.priceFor(demand.inputTokens());
            return tier.input()
                    .perMillion(demand.inputTokens())
                    .plus(tier.output().perMillion(output))
                    .nanoUsd();
        } catch (ArithmeticException overflow) {
            return BEYOND_MEASURE;
        }
    }
}
