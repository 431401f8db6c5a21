package io.modelgateway.pipeline;

import io.modelgateway.model.Deadline;

/**
 * One request on its way along its chain.
 *
 * @param budget of repetitions, shared by the whole chain
 * @param soonest when the first of those that refused can be had again
 * @param lineUntil the longest it waits for a slot: its deadline, or sooner if it asked for an answer sooner
 */
record Course(Exchange exchange, RetryBudget budget, SoonestRetry soonest, Deadline lineUntil) {}
