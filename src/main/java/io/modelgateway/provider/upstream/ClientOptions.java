package io.modelgateway.provider.upstream;

import io.modelgateway.registry.ProviderDefinition;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/** How the HTTP clients of a provider are set up, the raw one and the typed one alike. */
public final class ClientOptions {

    /** Requests that wait for a connection; more are refused at once with E4201 rather than left to queue unseen. */
    private static final int MAX_WAITING = 1024;

    private ClientOptions() {}

    public static HttpClientOptions http(ProviderDefinition definition) {
        return new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(
                        Math.max(1, definition.timeouts().connect().toMillis())))
                .setSsl("https".equalsIgnoreCase(definition.baseUrl().getScheme()))
                .setKeepAlive(true)
                .setPipelining(false)
                .setDecompressionSupported(true)
                .setMaxPoolSize(definition.maxConnections())
                .setMaxWaitQueueSize(MAX_WAITING);
    }

    static PoolOptions pool(ProviderDefinition definition) {
        return new PoolOptions().setHttp1MaxSize(definition.maxConnections()).setMaxWaitQueueSize(MAX_WAITING);
    }
}
