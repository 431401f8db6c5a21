package io.modelgateway.dialect.stream;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into server-sent events as the WHATWG HTML standard, section 9.2.6, reads them: comments and
 * unknown fields are skipped, an event without data is none, and an unfinished event at the end is discarded. Stateful,
 * one per stream, not thread-safe.
 */
public final class SseSplitter {

    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int maxEventBytes;
    private final LineSplitter lines;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private boolean hasData;
    private boolean firstLine = true;
    private @Nullable String name;

    /** @param maxEventBytes a longer event fails the stream with E4205 */
    public SseSplitter(int maxEventBytes) {
        this.maxEventBytes = maxEventBytes;
        this.lines = new LineSplitter(maxEventBytes);
    }

    /** Takes a chunk and gives every event that it completes. */
    public void feed(byte[] chunk, Consumer<SseEvent> events) {
        lines.feed(chunk, line -> onLine(withoutMark(line), events));
    }

    private byte[] withoutMark(byte[] line) {
        boolean marked = firstLine && startsWith(line, BYTE_ORDER_MARK);
        firstLine = false;
        return marked ? Arrays.copyOfRange(line, BYTE_ORDER_MARK.length, line.length) : line;
    }

    private void onLine(byte[] line, Consumer<SseEvent> events) {
        if (line.length == 0) {
            dispatch(events);
        } else if (isField(line, DATA)) {
            appendData(line);
        } else if (isField(line, EVENT)) {
            int from = valueStart(line, EVENT.length);
            name = new String(line, from, line.length - from, StandardCharsets.UTF_8);
        }
    }

    private void dispatch(Consumer<SseEvent> events) {
        if (hasData) {
            var event = new SseEvent(name, data.toByteArray());
            reset();
            events.accept(event);
        } else {
            reset();
        }
    }

    private void reset() {
        data.reset();
        hasData = false;
        name = null;
    }

    private void appendData(byte[] line) {
        int from = valueStart(line, DATA.length);
        if (data.size() + line.length - from + 1 > maxEventBytes) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE,
                    "The provider sent a stream with an event longer than " + maxEventBytes + " bytes");
        }
        if (hasData) {
            data.write('\n');
        }
        hasData = true;
        data.write(line, from, line.length - from);
    }

    private static boolean isField(byte[] line, byte[] field) {
        return startsWith(line, field) && (line.length == field.length || line[field.length] == ':');
    }

    private static boolean startsWith(byte[] line, byte[] prefix) {
        return line.length >= prefix.length && Arrays.equals(line, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The value begins after the colon, and after one space if there is one. */
    private static int valueStart(byte[] line, int fieldLength) {
        int from = Math.min(fieldLength + 1, line.length);
        return from < line.length && line[from] == ' ' ? from + 1 : from;
    }
}
