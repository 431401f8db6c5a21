package io.modelgateway.provider.upstream;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Map;

/** Puts the same headers on every request of a typed client. */
final class FixedHeaders implements ClientRequestFilter {

    private final Map<String, String> headers;

    FixedHeaders(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
    }

    @Override
    public void filter(ClientRequestContext request) {
        headers.forEach(request.getHeaders()::putSingle);
    }
}
