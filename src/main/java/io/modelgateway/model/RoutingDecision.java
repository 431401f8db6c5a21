package io.modelgateway.model;

import java.time.Duration;
import java.util.List;

/**
 * The router's choice and why.
 *
 * @param chain the models to try in order, the primary first; never empty
 * @param reason one sentence for the reader
 * @param candidates every model considered, kept ones first in their order
 * @param inputTokens the estimate it was based on
 */
public record RoutingDecision(
        Strategy strategy,
        List<Target> chain,
        Money estimatedCost,
        Duration estimatedLatency,
        String reason,
        List<CandidateFate> candidates,
        int inputTokens) {

    /** A model at its provider. */
    public record Target(ModelId model, ProviderId provider) {}

    public RoutingDecision {
        chain = List.copyOf(chain);
        candidates = List.copyOf(candidates);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a decision has at least one target");
        }
    }

    public Target primary() {
        return chain.getFirst();
    }
}
