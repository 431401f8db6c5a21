package io.modelgateway.provider.gemini;

import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.provider.upstream.RemoteImages;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.provider.upstream.UpstreamConnector;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Google's Gemini API; there is none without being configured, so every one has a configured circuit. */
@Singleton
final class GeminiVendor implements Vendor {

    private final RemoteImages images;
    private final UpstreamConnector connector;
    private final Clock clock;

    @Inject
    GeminiVendor(RemoteImages images, UpstreamConnector connector, Clock clock) {
        this.images = images;
        this.connector = connector;
        this.clock = clock;
    }

    @Override
    public ProviderType type() {
        return ProviderType.GEMINI;
    }

    @Override
    public UpstreamClient connect(ProviderDefinition definition) {
        return connector.connect(definition, new GeminiApi(definition, images, clock));
    }
}
