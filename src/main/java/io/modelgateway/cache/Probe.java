package io.modelgateway.cache;

import io.modelgateway.cache.key.Question;
import io.smallrye.mutiny.Uni;

/**
 * A question on its way to its like.
 *
 * @param threshold cosine of 0 to 1
 * @param vector made once, when it is first wanted; fails if it cannot be
 * @param served whether what is found may be served, rather than counted only
 */
record Probe(Question question, double threshold, Uni<float[]> vector, boolean served) {}
