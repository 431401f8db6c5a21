package io.modelgateway.provider.upstream;

import io.modelgateway.registry.ProviderDefinition;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** Builds the typed clients: one per endpoint, with the same settings as the raw one, statuses left to us. */
public final class RestClients {

    static final String USER_AGENT = "model-gateway";

    private RestClients() {}

    /**
     * {@return a client of that interface; close it as {@code AutoCloseable}} Works only inside a running application.
     *
     * @param headers sent with every request, credentials included
     */
    public static <T> T build(Class<T> type, ProviderDefinition definition, Map<String, String> headers) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(definition.baseUrl())
                .connectTimeout(definition.timeouts().connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(definition.timeouts().firstByte().toMillis(), TimeUnit.MILLISECONDS)
                .httpClientOptions(ClientOptions.http(definition))
                // The framework puts its own default over what the options say.
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, definition.maxConnections())
                .followRedirects(false)
                .disableDefaultMapper(true)
                .userAgent(USER_AGENT)
                .register(new FixedHeaders(headers))
                .build(type);
    }

    /** Closes a client that {@link #build} made. */
    public static void close(Object client) {
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("a REST client failed to close", e);
            }
        }
    }
}
