package io.modelgateway.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is written to one response within a turn of its event loop, and sends it together at the end of that turn:
 * a provider's packet of many events costs one write to the socket and not one for each. Nothing is ever held longer.
 * Lives on that event loop.
 */
final class TurnBuffer {

    /** As much as the connection's own write queue takes before it counts as full is not held back. */
    private static final int MOST_BYTES = 16 * 1024;

    private final HttpServerResponse response;
    private final Context loop;
    private @Nullable Buffer gathered;

    TurnBuffer(HttpServerResponse response, Context loop) {
        this.response = response;
        this.loop = loop;
    }

    void write(byte[] piece) {
        if (gathered == null) {
            gathered = Buffer.buffer(piece);
            loop.runOnContext(turnOver -> flush());
        } else {
            gathered.appendBytes(piece);
        }
        if (gathered.length() >= MOST_BYTES) {
            flush();
        }
    }

    /** Sends what is there; with nothing there it does nothing. */
    void flush() {
        Buffer due = gathered;
        gathered = null;
        if (due != null && !response.closed()) {
            response.write(due);
        }
    }
}
