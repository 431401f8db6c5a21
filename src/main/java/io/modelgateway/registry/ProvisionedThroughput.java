package io.modelgateway.registry;

import io.modelgateway.model.Money;

/**
 * Capacity that is paid for by the hour, used or not: its tokens cost nothing more while it lasts.
 *
 * @param reservedTpm tokens per minute that it covers
 */
public record ProvisionedThroughput(int units, Money unitCostPerHour, int reservedTpm) {}
