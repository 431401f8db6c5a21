package io.modelgateway.provider.upstream;

import jakarta.ws.rs.HeaderParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The W3C trace context on its way through a typed client; what is {@code null} is not sent. */
public record TraceHeaders(
        @HeaderParam("traceparent") @Nullable String traceparent,
        @HeaderParam("tracestate") @Nullable String tracestate) {

    public static TraceHeaders of(Map<String, String> forwarded) {
        return new TraceHeaders(forwarded.get("traceparent"), forwarded.get("tracestate"));
    }
}
