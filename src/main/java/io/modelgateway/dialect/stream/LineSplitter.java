package io.modelgateway.dialect.stream;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Cuts a byte stream at its line ends (LF, CR or CRLF) without decoding it, so that characters cut by a chunk border
 * stay whole. Stateful, one per stream, not thread-safe.
 */
public final class LineSplitter {

    private static final byte[] EMPTY = {};

    private final int maxLineBytes;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean afterCarriageReturn;

    /** @param maxLineBytes a longer line fails the stream with E4205 */
    public LineSplitter(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** Takes a chunk and gives every line that it completes, without its end. */
    public void feed(byte[] chunk, Consumer<byte[]> lines) {
        int start = 0;
        for (int i = 0; i < chunk.length; i++) {
            byte b = chunk[i];
            if (b == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                start = i + 1;
            } else if (b == '\n' || b == '\r') {
                afterCarriageReturn = b == '\r';
                lines.accept(take(chunk, start, i));
                start = i + 1;
            } else {
                afterCarriageReturn = false;
            }
        }
        hold(chunk, start, chunk.length);
    }

    /** {@return the last line where it has no end, or nothing} */
    public byte[] rest() {
        return take(EMPTY, 0, 0);
    }

    private byte[] take(byte[] chunk, int from, int to) {
        hold(chunk, from, to);
        byte[] line = held.toByteArray();
        held.reset();
        return line;
    }

    private void hold(byte[] chunk, int from, int to) {
        if (held.size() + (to - from) > maxLineBytes) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE,
                    "The provider sent a stream with a line longer than " + maxLineBytes + " bytes");
        }
        held.write(chunk, from, to - from);
    }
}
