package io.modelgateway.registry;

import io.modelgateway.model.Money;

/**
 * Prices of a million tokens each. The tier is chosen by the whole input's length and holds for the whole request.
 *
 * @param upToInputTokens the longest input it holds for; {@link Integer#MAX_VALUE} for no bound
 * @param cachedInput the price of input read from the provider's cache
 * @param cacheWrite the price of input written to the provider's cache
 */
public record PriceTier(int upToInputTokens, Money input, Money output, Money cachedInput, Money cacheWrite) {

    public static final PriceTier FREE =
            new PriceTier(Integer.MAX_VALUE, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public PriceTier {
        if (upToInputTokens < 1) {
            throw new IllegalArgumentException("a price tier holds at least one token");
        }
    }
}
