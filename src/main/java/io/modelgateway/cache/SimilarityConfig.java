package io.modelgateway.cache;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How similar questions are searched. Read only while the semantic mode is not off. */
@ConfigMapping(prefix = "gateway.cache.semantic")
interface SimilarityConfig {

    /**
     * Other thresholds for single models, by their id or {@code provider/id}, as cosines. A request's own
     * {@code X-Gateway-Cache-Threshold} goes before.
     */
    @Range("0..1")
    Map<String, Double> thresholds();

    /**
     * How many questions are held for comparison: by this process where there is no Redis or its server has no vectors,
     * at about 1.6 KB each with the embedded model; else in the server, for each set of otherwise equal requests. Beyond,
     * the eldest go.
     */
    @Range("1..")
    @WithDefault("20000")
    int maxQuestions();

    /** Longer questions, in characters, are not compared. */
    @Range("0..")
    @WithDefault("2000")
    int maxQuestionLength();
}
