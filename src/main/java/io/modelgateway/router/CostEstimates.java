package io.modelgateway.router;

import io.modelgateway.model.Money;

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

    Money of(Offer offer, Demand demand) {
        return new Money(nanoUsd(offer, demand));
    }

    /** {@return the same without an object for each of a thousand models} */
    long nanoUsd(Offer offer, Demand demand) {
        int wanted = demand.outputTokens().orElse(typicalOutputTokens);
        long output = (long) Math.min(wanted, offer.maxOutputTokens()) * demand.choices();
        if (offer.provisioned() && provisioned.covers(offer.model(), demand.inputTokens() + output)) {
            return 0;
        }
        try {
            int input = demand.inputTokens();
            return Math.addExact(
                    Money.perMillion(offer.inputNanoUsd(input), input),
                    Money.perMillion(offer.outputNanoUsd(input), output));
        } catch (ArithmeticException overflow) {
            return BEYOND_MEASURE;
        }
    }
}
