package io.modelgateway.dialect;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Priority;
import io.modelgateway.model.RoutingRequirements;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a body asks of the gateway rather than of the model. {@code null} asks for nothing; a header goes before.
 *
 * @param unserved paths of what is asked and cannot be had
 */
public record RequestHints(
        @Nullable String requestId,
        @Nullable AgentDid agent,
        RoutingRequirements requirements,
        @Nullable Priority priority,
        @Nullable Duration deadline,
        CacheDirective cache,
        Set<String> unserved) {

    public static final RequestHints NONE =
            new RequestHints(null, null, RoutingRequirements.NONE, null, null, CacheDirective.DEFAULT);

    public RequestHints {
        unserved = Set.copyOf(unserved);
    }

    /** Hints that can all be served. */
    public RequestHints(
            @Nullable String requestId,
            @Nullable AgentDid agent,
            RoutingRequirements requirements,
            @Nullable Priority priority,
            @Nullable Duration deadline,
            CacheDirective cache) {
        this(requestId, agent, requirements, priority, deadline, cache, Set.of());
    }

    /** {@return the same hints with other requirements} */
    public RequestHints with(RoutingRequirements other) {
        return new RequestHints(requestId, agent, other, priority, deadline, cache, unserved);
    }

    /** {@return the same hints with another word to the cache} */
    public RequestHints with(CacheDirective other) {
        return new RequestHints(requestId, agent, requirements, priority, deadline, other, unserved);
    }

    /** {@return the same hints, of which these cannot be served} */
    public RequestHints withUnserved(Set<String> paths) {
        return paths.isEmpty()
                ? this
                : new RequestHints(requestId, agent, requirements, priority, deadline, cache, paths);
    }
}
