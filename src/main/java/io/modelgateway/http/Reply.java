package io.modelgateway.http;

import io.modelgateway.error.GatewayException;
import io.smallrye.mutiny.Multi;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What goes back to the client. */
sealed interface Reply {

    int status();

    Map<String, String> headers();

    /** A complete body. */
    record Whole(int status, Map<String, String> headers, byte[] body) implements Reply {}

    /**
     * A body that comes in pieces; a failure of {@code pieces} cuts the connection.
     *
     * @param signOfLife what may be sent between two pieces; empty for nothing
     * @param cut told if the client does not read it
     */
    record Streamed(
            int status,
            Map<String, String> headers,
            Multi<byte[]> pieces,
            Supplier<byte[]> signOfLife,
            Consumer<GatewayException> cut)
            implements Reply {}
}
