package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.ProviderCodec;

/**
 * One of a vendor's APIs for conversations.
 *
 * @param path below the provider's base URL
 */
public record ChatWire(ProviderCodec codec, String path) {}
