package io.modelgateway.loop;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bytes as Vert.x takes them. */
public final class Buffers {

    private Buffers() {}

    /**
     * {@return a file that the build put among the classes}
     *
     * @throws IllegalStateException if it is not there
     */
    public static Buffer ofResource(String path) {
        try (InputStream file = Buffers.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(
                        path + " is missing: Maven's process-classes puts it among the classes");
            }
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the very bytes, which must not change any more; {@code Buffer.buffer(byte[])} would copy them} */
    @SuppressWarnings("deprecation") // Vert.x 5 hides Netty; its Buffer.buffer(byte[]) wraps.
    public static Buffer of(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }
}
