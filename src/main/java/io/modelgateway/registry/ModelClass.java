package io.modelgateway.registry;

import io.modelgateway.model.QualityDimension;
import java.time.Duration;
import java.util.Map;

/**
 * Coarse first guesses for models of which nobody has measured anything: how good, how fast, how much they may be used.
 * They only have to order models sensibly; live latency replaces the seeds, and any layer may state its own figures.
 * Scores are our judgement by size and price class, not a benchmark.
 */
enum ModelClass {
    /** Up to about 4 billion parameters, on one's own machine. */
    LOCAL_SMALL(scores(0.35, 0.35, 0.45, 0.55), 300, 1_500, 1_000, 100_000),
    /** About 7 to 14 billion parameters, on one's own machine. */
    LOCAL(scores(0.50, 0.50, 0.55, 0.65), 600, 3_000, 1_000, 100_000),
    /** A vendor's small and cheap model. */
    FAST(scores(0.68, 0.68, 0.68, 0.78), 500, 2_500, 60, 100_000),
    /** A vendor's everyday model. */
    BALANCED(scores(0.82, 0.84, 0.82, 0.86), 900, 4_500, 60, 100_000),
    /** A small model that thinks before it answers. */
    REASONER(scores(0.86, 0.82, 0.62, 0.74), 3_000, 15_000, 60, 100_000),
    /** A vendor's best. */
    FRONTIER(scores(0.95, 0.95, 0.92, 0.92), 1_800, 9_000, 60, 100_000),
    /** Turns text into vectors and does nothing else. */
    EMBEDDING(scores(0, 0, 0, 0), 80, 400, 60, 100_000),
    /** Costs nothing and knows nothing; limits would only be in the way of a load test. */
    MOCK(scores(0, 0, 0, 0), 1, 10, 1_000_000, Integer.MAX_VALUE),
    /** A model at Ollama of which only the name is known. */
    UNKNOWN_LOCAL(Map.of(), 800, 4_000, 1_000, 100_000),
    /** Any other model of which only the name is known; absent scores count as average. */
    UNKNOWN(Map.of(), 1_000, 5_000, 60, 100_000);

    private final Map<QualityDimension, Double> quality;
    private final Duration latencyP50;
    private final Duration latencyP99;
    private final int rpm;
    private final int tpm;

    ModelClass(Map<QualityDimension, Double> quality, int p50Millis, int p99Millis, int rpm, int tpm) {
        this.quality = quality;
        this.latencyP50 = Duration.ofMillis(p50Millis);
        this.latencyP99 = Duration.ofMillis(p99Millis);
        this.rpm = rpm;
        this.tpm = tpm;
    }

    private static Map<QualityDimension, Double> scores(
            double reasoning, double coding, double creative, double summarization) {
        return Map.of(
                QualityDimension.REASONING, reasoning,
                QualityDimension.CODING, coding,
                QualityDimension.CREATIVE, creative,
                QualityDimension.SUMMARIZATION, summarization);
    }

    Map<QualityDimension, Double> quality() {
        return quality;
    }

    Duration latencyP50() {
        return latencyP50;
    }

    Duration latencyP99() {
        return latencyP99;
    }

    int rpm() {
        return rpm;
    }

    int tpm() {
        return tpm;
    }
}
