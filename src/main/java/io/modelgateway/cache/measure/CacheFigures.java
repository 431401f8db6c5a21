package io.modelgateway.cache.measure;

import java.util.Map;

/**
 * What the cache of this replica has done since its start.
 *
 * @param semanticShadows hits that the shadow mode would have served
 * @param shared answers that came from a call that was under way already
 * @param errors by code
 * @param vetoes by reason
 */
public record CacheFigures(
        long exactHits,
        long exactMisses,
        long semanticHits,
        long semanticMisses,
        long semanticShadows,
        long shared,
        long writes,
        long evictions,
        Map<String, Long> errors,
        Map<String, Long> vetoes,
        long embeddings,
        double embeddingMeanMillis) {

    public CacheFigures {
        errors = Map.copyOf(errors);
        vetoes = Map.copyOf(vetoes);
    }

    /** {@return the share of lookups that were answered from memory, 0 to 1; 0 without lookups} */
    public double hitRate() {
        long lookups = exactHits + exactMisses;
        return lookups == 0 ? 0 : (double) (exactHits + semanticHits) / lookups;
    }
}
