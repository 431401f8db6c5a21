package io.modelgateway.model;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        List<Target> chain,
        Money estimatedCost,
        Duration estimatedLatency,
        String reason,
        Supplier<List<CandidateFate>> fates,
        int inputTokens) {

    /** A model at its provider. */
    public record Target(ModelId model, ProviderId provider) {

        // Native executables interpret a generated one: docs/benchmarks.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Target that && model.equals(that.model) && provider.equals(that.provider);
        }
    }

    public RoutingDecision {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a decision has at least one target");
        }
    }

    /** A decision whose explanation is already there. */
    public RoutingDecision(
            Strategy strategy,
            List<Target> chain,
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

    public Target primary() {
        return chain.getFirst();
    }
}
