package io.modelgateway.limiter;

import io.modelgateway.limiter.bucket.Verdict;

/** A limit and how much of it is left. */
public record LimitState(Rule rule, Verdict.State state) {}
