import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads HTTP/1.1 answers from one connection. In streams it looks for the moment that the upstream writes into each event
 * ({@code "t":NANOS} of the machine's monotonic clock) and notes how long the event was on its way.
 */
final class Answers {

    private static final byte[] END_OF_STREAM = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STAMP = "\"t\":".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final Samples chunkDelays;
    private final byte[] buffer = new byte[32 * 1024];
    private final byte[] tail = new byte[END_OF_STREAM.length];
    private int position;
    private int limit;
    private long arrived;

    Answers(InputStream in, Samples chunkDelays) {
        this.in = in;
        this.chunkDelays = chunkDelays;
    }

    /** Reads one whole answer and tells when its body began; one that is not as it should be is an error. */
    long read(boolean stream) throws IOException {
        String status = line();
        long length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).trim());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            }
        }
        long firstByte = chunked ? readChunks(stream) : readLength(length);
        if (!status.contains(" 200")) {
            throw new IOException(status);
        }
        if (stream && !Arrays.equals(tail, END_OF_STREAM)) {
            throw new IOException("the stream did not end with [DONE]");
        }
        return firstByte;
    }

    private long readLength(long length) throws IOException {
        if (length < 0) {
            throw new IOException("an answer without a length");
        }
        require();
        long firstByte = System.nanoTime();
        consume(length, false);
        return firstByte;
    }

    private long readChunks(boolean stream) throws IOException {
        long firstByte = 0;
        while (true) {
            long size = Long.parseLong(line(), 16);
            if (size == 0) {
                line();
                return firstByte;
            }
            require();
            firstByte = firstByte == 0 ? arrived : firstByte;
            consume(size, stream);
            line();
        }
    }

    private void consume(long count, boolean stamped) throws IOException {
        for (long left = count; left > 0; ) {
            require();
            int taken = (int) Math.min(left, limit - position);
            if (stamped) {
                noteStamps(position, position + taken);
            }
            int kept = Math.min(taken, tail.length);
            System.arraycopy(tail, kept, tail, 0, tail.length - kept);
            System.arraycopy(buffer, position + taken - kept, tail, tail.length - kept, kept);
            position += taken;
            left -= taken;
        }
    }

    /** A stamp that two reads tear apart is left out. */
    private void noteStamps(int from, int to) {
        for (int index = from; index < to - STAMP.length; index++) {
            if (Arrays.equals(buffer, index, index + STAMP.length, STAMP, 0, STAMP.length)) {
                long nanos = 0;
                index += STAMP.length;
                while (index < to && buffer[index] >= '0' && buffer[index] <= '9') {
                    nanos = nanos * 10 + buffer[index++] - '0';
                }
                if (index < to) {
                    chunkDelays.add((arrived - nanos) / 1_000);
                }
            }
        }
    }

    private String line() throws IOException {
        var text = new StringBuilder(64);
        while (true) {
            require();
            byte next = buffer[position++];
            if (next == '\n') {
                return text.toString();
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
    }

    private void require() throws IOException {
        if (position == limit) {
            position = 0;
            limit = in.read(buffer);
            arrived = System.nanoTime();
            if (limit <= 0) {
                limit = 0;
                throw new EOFException("the connection was closed");
            }
        }
    }
}
