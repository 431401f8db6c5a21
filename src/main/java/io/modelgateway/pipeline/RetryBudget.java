package io.modelgateway.pipeline;

/**
 * How many repetitions one request has used. Retries and failover share it, so that they add up instead of
 * multiplying: a chain of three with two retries makes at most five calls, not nine. One per request, not thread-safe.
 */
final class RetryBudget {

    private int used;

    /** {@return whether one more repetition is allowed, and if so, counts it} */
    boolean take(int allowed) {
        if (used >= allowed) {
            return false;
        }
        used++;
        return true;
    }

    /** {@return repetitions so far} */
    int used() {
        return used;
    }
}
