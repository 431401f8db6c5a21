package io.modelgateway.http;

import io.modelgateway.model.Ticker;
import io.modelgateway.observe.Telemetry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Sees every request of the API's port first, so that each has an id and is reported once: those that ask a model by
 * their endpoint, which knows more, all others by this when they are over. Thread-safe.
 */
@Singleton
final class Arrivals {

    /** Before the framework's own filters, such as authentication, which may answer by themselves. */
    private static final int FIRST = 10_000;

    private final Telemetry telemetry;
    private final Ticker ticker;

    Arrivals(Telemetry telemetry, Ticker ticker) {
        this.telemetry = telemetry;
        this.ticker = ticker;
    }

    void install(@Observes Filters filters) {
        filters.register(this::arrived, FIRST);
    }

    private void arrived(RoutingContext routing) {
        var arrival = Arrival.note(routing, ticker);
        routing.addHeadersEndHandler(_ -> {
            if (arrival.unclaimed()) {
                routing.response().putHeader(GatewayHeaders.REQUEST_ID, arrival.requestId());
            }
        });
        routing.addEndHandler(sent -> {
            if (arrival.claim()) {
                telemetry.plainRequestFinished(
                        arrival.ended(Edge.statusOf(routing.response(), sent.failed()), sent.failed()));
            }
        });
        routing.next();
    }
}
