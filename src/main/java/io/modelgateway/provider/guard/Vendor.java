package io.modelgateway.provider.guard;

import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;

/**
 * One type of provider. One that is a {@link Guard}, too, is the circuit of the provider that bears the type's own name and
 * has the default figures; its one guarded method carries the fault tolerance annotations.
 */
public interface Vendor {

    ProviderType type();

    /** {@return a client for that endpoint, to be closed by who asked for it} */
    UpstreamClient connect(ProviderDefinition definition);
}
