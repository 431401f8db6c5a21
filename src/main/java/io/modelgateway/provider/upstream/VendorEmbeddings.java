package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.EmbeddingsProviderCodec;

/**
 * How a vendor turns texts into vectors.
 *
 * @param path below the base URL
 */
public record VendorEmbeddings(String path, EmbeddingsProviderCodec codec) {}
