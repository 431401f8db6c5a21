package io.modelgateway.provider.gemini;

import io.modelgateway.model.Ticker;
import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.provider.upstream.HttpUpstreamClient;
import io.modelgateway.provider.upstream.RemoteImages;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Google's Gemini API; there is none without being configured, so every one has a configured circuit. */
@Singleton
final class GeminiVendor implements Vendor {

    private final RemoteImages images;
    private final Vertx vertx;
    private final Clock clock;
    private final Ticker ticker;

    @Inject
    GeminiVendor(RemoteImages images, Vertx vertx, Clock clock, Ticker ticker) {
        this.images = images;
        this.vertx = vertx;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public ProviderType type() {
        return ProviderType.GEMINI;
    }

    @Override
    public UpstreamClient connect(ProviderDefinition definition) {
        return new HttpUpstreamClient(definition, new GeminiApi(definition, images, clock), vertx, clock, ticker);
    }
}
