package io.modelgateway.http;

import io.smallrye.mutiny.Multi;
import java.util.Map;

/** What goes back to the client. */
sealed interface Reply {

    int status();

    Map<String, String> headers();

    /** A complete body. */
    record Whole(int status, Map<String, String> headers, byte[] body) implements Reply {}

    /** A body that comes in pieces; a failure of {@code pieces} cuts the connection. */
    record Streamed(int status, Map<String, String> headers, Multi<byte[]> pieces) implements Reply {}
}
