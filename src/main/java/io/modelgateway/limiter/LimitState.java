package io.modelgateway.limiter;

import io.modelgateway.limiter.bucket.Verdict;

/**
 * A limit and how much of it is left.
 *
 * @param reservations how many running requests hold some of it
 * @param reserved how much they hold together
 */
public record LimitState(Rule rule, Verdict.State state, long reservations, long reserved) {}
