package io.modelgateway.http;

import io.modelgateway.error.GatewayException;
import io.modelgateway.http.overload.Burden;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Ticker;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request at the edge, from its arrival to the last byte of its reply: what is known of it so far, and how it
 * failed, if it did. Lives on one event loop, not thread-safe.
 */
final class Visit {

    private final HttpServerRequest request;
    private final Endpoint<?> endpoint;
    private final Ticker ticker;
    private final long arrivedNanos;
    private RequestContext context;
    private @Nullable GatewayException failure;
    private @Nullable Burden burden;
    private boolean streamed;

    Visit(HttpServerRequest request, Endpoint<?> endpoint, RequestContext arrived, Ticker ticker) {
        this.request = request;
        this.endpoint = endpoint;
        this.context = arrived;
        this.ticker = ticker;
        this.arrivedNanos = ticker.nanos();
    }

    HttpServerRequest request() {
        return request;
    }

    Endpoint<?> endpoint() {
        return endpoint;
    }

    RequestContext context() {
        return context;
    }

    /** Tells what reading the request has brought to light. */
    void understood(RequestContext complete) {
        context = complete;
    }

    void failed(GatewayException reason) {
        failure = reason;
    }

    @Nullable
    GatewayException failure() {
        return failure;
    }

    /** Takes over what its body weighs on the process. */
    Burden carries(Burden admitted) {
        burden = admitted;
        return admitted;
    }

    /** Tells that nothing of it is held any more. */
    void over() {
        if (burden != null) {
            burden.close();
        }
    }

    void streaming() {
        streamed = true;
    }

    boolean streamed() {
        return streamed;
    }

    Duration elapsed() {
        return Duration.ofNanos(ticker.nanos() - arrivedNanos);
    }
}
