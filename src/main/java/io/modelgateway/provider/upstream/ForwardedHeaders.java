package io.modelgateway.provider.upstream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which of the caller's headers go on to a provider: the trace context, and the vendor's own switches. Never those that
 * choose an account: they belong to the gateway's key, and a wrong one would look like a failure of the provider.
 */
public final class ForwardedHeaders {

    private static final Set<String> TRACE = Set.of("traceparent", "tracestate");
    private static final Set<String> ACCOUNT = Set.of("openai-organization", "openai-project");

    private ForwardedHeaders() {}

    /** {@return the trace context, for a vendor that has no switches among the caller's headers} */
    public static Map<String, String> trace(Map<String, String> forwarded) {
        var trace = new HashMap<>(forwarded);
        trace.keySet().retainAll(TRACE);
        return trace;
    }

    /**
     * {@return the headers that fit}
     *
     * @param forwarded names in lower case
     * @param vendorPrefix such as {@code openai-}
     */
    public static Map<String, String> fitting(Map<String, String> forwarded, String vendorPrefix) {
        var fitting = new HashMap<>(forwarded);
        fitting.keySet()
                .removeIf(name -> !TRACE.contains(name) && (!name.startsWith(vendorPrefix) || ACCOUNT.contains(name)));
        return fitting;
    }
}
