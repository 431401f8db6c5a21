import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A closed loop of keep-alive connections, each sending its next request when the last answer is complete. Prints one
 * line of figures, times in microseconds; percentiles are exact, over every request after the warm-up. Latency runs from
 * the first byte sent to the last received, first-byte time to the first byte of the body.
 *
 * <p>{@code java Load.java HOST PORT MODEL whole|stream CONNECTIONS WARMUP_SECONDS SECONDS}
 */
public final class Load {

    private static final String PROMPT = "The quick brown fox jumps over the lazy dog. ".repeat(20);

    public static void main(String[] args) throws InterruptedException {
        var target = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
        boolean stream = args[3].equals("stream");
        byte[] request = request(args[0] + ":" + args[1], args[2], stream);
        int count = Integer.parseInt(args[4]);
        long begin = System.nanoTime() + Long.parseLong(args[5]) * 1_000_000_000L;
        long end = begin + Long.parseLong(args[6]) * 1_000_000_000L;

        List<Connection> connections = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            var connection = new Connection(target, request, stream, begin, end);
            connections.add(connection);
            threads.add(Thread.ofVirtual().start(connection));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        report(connections, (end - begin) / 1e9);
    }

    private static byte[] request(String host, String model, boolean stream) {
        String body = "{\"model\":\"" + model + "\",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + PROMPT + "\"}]}";
        return ("POST /v1/chat/completions HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer bench\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void report(List<Connection> connections, double seconds) {
        var latencies = new Samples();
        var firstBytes = new Samples();
        long errors = 0;
        String example = "";
        for (Connection connection : connections) {
            latencies.addAll(connection.latencies);
            firstBytes.addAll(connection.firstBytes);
            errors += connection.errors;
            example = connection.errors > 0 ? connection.lastError : example;
        }
        System.out.printf(
                Locale.ROOT,
                "requests=%d errors=%d rps=%.1f p50=%d p99=%d ttfb50=%d ttfb99=%d%n",
                latencies.size,
                errors,
                latencies.size / seconds,
                latencies.percentile(0.50),
                latencies.percentile(0.99),
                firstBytes.percentile(0.50),
                firstBytes.percentile(0.99));
        if (errors > 0) {
            System.err.println("load: " + errors + " errors, for example: " + example);
        }
    }

    /** One connection's loop, on a virtual thread of its own. */
    private static final class Connection implements Runnable {

        private static final byte[] END_OF_STREAM = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);

        private final InetSocketAddress target;
        private final byte[] request;
        private final boolean stream;
        private final long begin;
        private final long end;
        private final Samples latencies = new Samples();
        private final Samples firstBytes = new Samples();
        private final byte[] buffer = new byte[16 * 1024];
        private final byte[] tail = new byte[END_OF_STREAM.length];
        private InputStream in;
        private int position;
        private int limit;
        private long errors;
        private String lastError = "";

        private Connection(InetSocketAddress target, byte[] request, boolean stream, long begin, long end) {
            this.target = target;
            this.request = request;
            this.stream = stream;
            this.begin = begin;
            this.end = end;
        }

        @Override
        public void run() {
            while (System.nanoTime() < end) {
                try (var socket = new Socket()) {
                    socket.setTcpNoDelay(true);
                    socket.setSoTimeout(30_000);
                    socket.connect(target, 5_000);
                    in = socket.getInputStream();
                    position = limit = 0;
                    exchangeUntilEnd(socket.getOutputStream());
                } catch (IOException failure) {
                    fail(failure.toString());
                    pause();
                }
            }
        }

        private void exchangeUntilEnd(OutputStream out) throws IOException {
            long start;
            while ((start = System.nanoTime()) < end) {
                out.write(request);
                long firstByte = readAnswer();
                long now = System.nanoTime();
                if (start >= begin && now <= end) {
                    latencies.add((now - start) / 1_000);
                    firstBytes.add((firstByte - start) / 1_000);
                }
            }
        }

        /** Reads one whole answer and tells when its body began. */
        private long readAnswer() throws IOException {
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
            long firstByte = chunked ? readChunks() : readLength(length);
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
            consume(length);
            return firstByte;
        }

        private long readChunks() throws IOException {
            long firstByte = 0;
            while (true) {
                long size = Long.parseLong(line(), 16);
                if (size == 0) {
                    line();
                    return firstByte;
                }
                require();
                firstByte = firstByte == 0 ? System.nanoTime() : firstByte;
                consume(size);
                line();
            }
        }

        private void consume(long count) throws IOException {
            for (long left = count; left > 0; ) {
                require();
                int taken = (int) Math.min(left, limit - position);
                keepTail(taken);
                position += taken;
                left -= taken;
            }
        }

        private void keepTail(int taken) {
            int kept = Math.min(taken, tail.length);
            System.arraycopy(tail, kept, tail, 0, tail.length - kept);
            System.arraycopy(buffer, position + taken - kept, tail, tail.length - kept, kept);
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
                if (limit <= 0) {
                    limit = 0;
                    throw new EOFException("the connection was closed");
                }
            }
        }

        private void fail(String reason) {
            errors++;
            lastError = reason;
        }

        /** A refused connection must not become a busy loop. */
        private static void pause() {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A growing list of plain longs. */
    private static final class Samples {

        private long[] values = new long[4096];
        private int size;
        private boolean sorted;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
            sorted = false;
        }

        void addAll(Samples others) {
            for (int index = 0; index < others.size; index++) {
                add(others.values[index]);
            }
        }

        long percentile(double share) {
            if (size == 0) {
                return 0;
            }
            if (!sorted) {
                Arrays.sort(values, 0, size);
                sorted = true;
            }
            return values[Math.min(size - 1, (int) (share * size))];
        }
    }
}
