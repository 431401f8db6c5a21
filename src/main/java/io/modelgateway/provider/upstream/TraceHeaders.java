package io.modelgateway.provider.upstream;

import jakarta.ws.rs.HeaderParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context on its way through a typed client; what is {@code null} is not sent. No record, because the
 * framework reads the parameters of a client from fields or getters only.
 */
public final class TraceHeaders {

    @HeaderParam("traceparent")
    public final @Nullable String traceparent;

    @HeaderParam("tracestate")
    public final @Nullable String tracestate;

    private TraceHeaders(@Nullable String traceparent, @Nullable String tracestate) {
        this.traceparent = traceparent;
        this.tracestate = tracestate;
    }

    public static TraceHeaders of(Map<String, String> forwarded) {
        return new TraceHeaders(forwarded.get("traceparent"), forwarded.get("tracestate"));
    }
}
