package io.modelgateway.provider.azure;

import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.provider.upstream.UpstreamConnector;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Azure's resources; there is none without being configured, so every one of them has a configured circuit. */
@Singleton
final class AzureVendor implements Vendor {

    private final UpstreamConnector connector;

    @Inject
    AzureVendor(UpstreamConnector connector) {
        this.connector = connector;
    }

    @Override
    public ProviderType type() {
        return ProviderType.AZURE;
    }

    @Override
    public UpstreamClient connect(ProviderDefinition definition) {
        return connector.connect(definition, new AzureApi(definition));
    }
}
