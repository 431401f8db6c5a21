package io.modelgateway.model;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The router's choice and why.
 *
 * @param chain the models to try in order, the primary first; never empty
 * @param reason one sentence for the reader
 * @param fates gives every model considered, kept ones first in their order; made on demand, because a catalogue may hold
 *     a thousand models and most answers never show them
 * @param inputTokens the estimate it was based on
 */
public record RoutingDecision(
        Strategy strategy,
        List<ModelKey> chain,
        Money estimatedCost,
        Duration estimatedLatency,
        String reason,
        Supplier<List<CandidateFate>> fates,
        int inputTokens) {

    public RoutingDecision {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a decision has at least one target");
        }
    }

    /** A decision whose explanation is already there. */
    public RoutingDecision(
            Strategy strategy,
            List<ModelKey> chain,
            Money estimatedCost,
            Duration estimatedLatency,
            String reason,
            List<CandidateFate> candidates,
            int inputTokens) {
        this(strategy, chain, estimatedCost, estimatedLatency, reason, fixed(List.copyOf(candidates)), inputTokens);
    }

    private static Supplier<List<CandidateFate>> fixed(List<CandidateFate> candidates) {
        return () -> candidates;
    }

    /** {@return every model considered, kept ones first in their order} */
    public List<CandidateFate> candidates() {
        return fates.get();
    }

    public ModelKey primary() {
        return chain.getFirst();
    }
}
