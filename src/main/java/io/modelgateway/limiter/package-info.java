/**
 * How much callers may use: rates, requests at the same time, and budgets. What a request may need is reserved before and
 * settled with what it used after, in Redis for all replicas together, or in this process.
 */
@NullMarked
package io.modelgateway.limiter;

import org.jspecify.annotations.NullMarked;
