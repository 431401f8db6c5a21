package io.modelgateway.provider.upstream;

import io.modelgateway.model.Ticker;
import io.modelgateway.registry.ProviderDefinition;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Connects providers over HTTP, whatever they speak. Thread-safe. */
@Singleton
public final class UpstreamConnector {

    private final Vertx vertx;
    private final Clock clock;
    private final Ticker ticker;

    UpstreamConnector(Vertx vertx, Clock clock, Ticker ticker) {
        this.vertx = vertx;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** {@return a client of that provider, with connections of its own} */
    public UpstreamClient connect(ProviderDefinition definition, VendorApi api) {
        return new HttpUpstreamClient(definition, api, vertx, clock, ticker);
    }
}
