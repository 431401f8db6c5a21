package io.modelgateway.model;

/** What one answer costs, by the kind of token. {@code cached} is the price of input read from a provider's cache. */
public record Cost(Money input, Money output, Money cached) {

    public static final Cost FREE = new Cost(Money.ZERO, Money.ZERO, Money.ZERO);

    public Money total() {
        return input.plus(output).plus(cached);
    }
}
