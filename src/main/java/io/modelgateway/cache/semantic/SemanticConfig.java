package io.modelgateway.cache.semantic;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether questions that are only similar may share an answer. */
@ConfigMapping(prefix = "gateway.cache.semantic")
public interface SemanticConfig {

    /**
     * {@code off}: only equal requests share an answer, and no model is loaded. {@code shadow}: would-be hits are counted
     * and logged, not served. {@code on}: they are served. Default off, because a wrong answer is worse than a miss; see
     * docs/semantic-cache.md before switching it on.
     */
    @WithDefault("off")
    SemanticMode mode();

    /**
     * How similar two questions must be, as the cosine of their vectors, before the veto looks at them. Scores
     * of different embedders are not comparable. Default 0.85, made for the embedded model.
     */
    @Range("0..1")
    @WithDefault("0.85")
    double threshold();
}
