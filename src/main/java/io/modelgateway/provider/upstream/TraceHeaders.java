package io.modelgateway.provider.upstream;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The W3C trace context on its way through a typed client; what is {@code null} is not sent. */
public record TraceHeaders(
        @Nullable String traceparent, @Nullable String tracestate) {

    static TraceHeaders of(Map<String, String> forwarded) {
        return new TraceHeaders(forwarded.get("traceparent"), forwarded.get("tracestate"));
    }
}
