package io.modelgateway.observe;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Which requests get a line in the access log. One that failed, or whose client left, always does. */
@ConfigMapping(prefix = "gateway.access-log")
interface AccessLogConfig {

    /** The share of answered requests that get a line, lists of models and administrators' calls among them. */
    @Range("0..1")
    @WithDefault("1.0")
    double sampleRatio();

    /** The same for single agents, by their DID in quotes: {@code gateway.access-log.agents."did:web:crawler"=0.01}. */
    @Range("0..1")
    Map<String, Double> agents();
}
