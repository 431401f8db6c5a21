package io.modelgateway.provider.upstream;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A whole answer as it came, of any status.
 *
 * @param headers gives a header's first value by name in any case, or {@code null}
 */
public record UpstreamReply(int status, UnaryOperator<String> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    public boolean successful() {
        return status >= 200 && status < 300;
    }
}
