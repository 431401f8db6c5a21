package io.modelgateway.loop;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** The chunks of one body, put together. Not thread-safe. */
public final class Gathered {

    /** Room that is made before the bytes are there: growing copies, but who announces much may send nothing. */
    private static final int MOST_AHEAD = 1024 * 1024;

    private byte[] bytes;
    private int length;

    /** @param announced how many bytes are to come, 0 if that is not known; it need not be true */
    public Gathered(long announced) {
        this.bytes = new byte[(int) Math.min(announced, MOST_AHEAD)];
    }

    public int length() {
        return length;
    }

    public void append(Buffer chunk) {
        int end = Math.addExact(length, chunk.length());
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
        }
        chunk.getBytes(bytes, length);
        length = end;
    }

    /** {@return the body, of exactly its length} It is the caller's: nothing is appended after it was taken. */
    public byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
