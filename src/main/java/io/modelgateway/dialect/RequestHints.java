package io.modelgateway.dialect;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.CandidateRules;
import io.modelgateway.model.Priority;
import io.modelgateway.model.RoutingRequirements;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a body asks of the gateway rather than of the model. {@code null} asks for nothing; a header goes before. */
public record RequestHints(
        @Nullable String requestId,
        @Nullable AgentDid agent,
        RoutingRequirements requirements,
        @Nullable Priority priority,
        @Nullable Duration deadline,
        CacheDirective cache) {

    public static final RequestHints NONE =
            new RequestHints(null, null, RoutingRequirements.NONE, null, null, CacheDirective.DEFAULT);

    /** {@return hints that ask for nothing but these rules; {@link #NONE} itself if they ask for nothing either} */
    public static RequestHints of(CandidateRules rules) {
        return rules.equals(CandidateRules.NONE)
                ? NONE
                : new RequestHints(
                        null, null, RoutingRequirements.NONE.withRules(rules), null, null, CacheDirective.DEFAULT);
    }
}
