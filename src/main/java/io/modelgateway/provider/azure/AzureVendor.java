package io.modelgateway.provider.azure;

import io.modelgateway.model.Ticker;
import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.provider.upstream.HttpUpstreamClient;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Azure's resources; there is none without being configured, so every one of them has a configured circuit. */
@Singleton
final class AzureVendor implements Vendor {

    private final Vertx vertx;
    private final Clock clock;
    private final Ticker ticker;

    @Inject
    AzureVendor(Vertx vertx, Clock clock, Ticker ticker) {
        this.vertx = vertx;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public ProviderType type() {
        return ProviderType.AZURE;
    }

    @Override
    public UpstreamClient connect(ProviderDefinition definition) {
        return new HttpUpstreamClient(definition, new AzureApi(definition), vertx, clock, ticker);
    }
}
