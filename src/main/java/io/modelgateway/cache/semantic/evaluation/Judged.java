package io.modelgateway.cache.semantic.evaluation;

import io.modelgateway.cache.semantic.Verdict;

/**
 * A pair and what the cache makes of it.
 *
 * @param similarity the cosine of the two vectors
 */
record Judged(Pair pair, double similarity, Verdict verdict) {

    boolean isAbove(double threshold) {
        return similarity >= threshold;
    }

    boolean passes() {
        return verdict instanceof Verdict.Same;
    }
}
