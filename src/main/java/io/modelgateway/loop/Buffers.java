package io.modelgateway.loop;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;

/** Bytes as Vert.x takes them. */
public final class Buffers {

    private Buffers() {}

    /** {@return the very bytes, which must not change any more; {@code Buffer.buffer(byte[])} would copy them} */
    @SuppressWarnings("deprecation") // Vert.x 5 hides Netty; its Buffer.buffer(byte[]) wraps.
    public static Buffer of(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }
}
