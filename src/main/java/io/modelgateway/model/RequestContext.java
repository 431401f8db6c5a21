package io.modelgateway.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Everything about one request but what is asked of the model.
 *
 * @param requestId a UUID, or the native caller's own id
 * @param dialect the caller's
 * @param deadline bounds every wait
 * @param forwardedHeaders the headers that go on to the provider, names in lower case: trace context, the vendor's own
 *     switches towards a provider of the same dialect, and the mock's
 * @param trail what happens to the request; written by the stages, read when it is over
 */
public record RequestContext(
        String requestId,
        Dialect dialect,
        Caller caller,
        RoutingRequirements requirements,
        Priority priority,
        Deadline deadline,
        CacheDirective cache,
        Map<String, String> forwardedHeaders,
        Trail trail) {

    public RequestContext {
        forwardedHeaders = Map.copyOf(forwardedHeaders);
    }

    public AgentDid agent() {
        return caller.agent();
    }

    /** {@return the same request with these headers in place of the caller's trace context; itself if there are none} */
    public RequestContext withTraceHeaders(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return this;
        }
        var forwarded = new HashMap<>(forwardedHeaders);
        forwarded.remove("traceparent");
        forwarded.remove("tracestate");
        forwarded.putAll(headers);
        return new RequestContext(
                requestId, dialect, caller, requirements, priority, deadline, cache, forwarded, trail);
    }
}
