package io.modelgateway.dialect.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes server-sent events into memory. Not thread-safe. */
public final class SseWriter {

    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * Adds an event.
     *
     * @param name the event's name without line ends; {@code null} for none
     * @param data the payload; each of its lines becomes a line of the event
     */
    public void event(@Nullable String name, byte[] data) {
        if (name != null) {
            out.writeBytes(EVENT);
            out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        int start = 0;
        for (int i = 0; i <= data.length; i++) {
            if (i == data.length || data[i] == '\n') {
                out.writeBytes(DATA);
                out.write(data, start, i - start);
                out.write('\n');
                start = i + 1;
            }
        }
        out.write('\n');
    }

    /** {@return a comment, which readers skip} */
    public static byte[] keepAlive() {
        return KEEP_ALIVE.clone();
    }

    /** {@return everything written so far} */
    public byte[] bytes() {
        return out.toByteArray();
    }
}
