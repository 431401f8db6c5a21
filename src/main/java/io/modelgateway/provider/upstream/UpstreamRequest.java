package io.modelgateway.provider.upstream;

import java.util.Map;

/**
 * A POST as it goes to an upstream.
 *
 * @param path below the provider's base URL, beginning with a slash, perhaps with a query
 * @param headers credentials included
 */
public record UpstreamRequest(String path, Map<String, String> headers, byte[] body) {

    public UpstreamRequest {
        headers = Map.copyOf(headers);
    }

    /** {@return path and length only: headers hold keys, bodies hold prompts} */
    @Override
    public String toString() {
        return "UpstreamRequest[" + path + ", " + body.length + " bytes]";
    }
}
