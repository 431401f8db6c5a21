import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One connection's loop, on a virtual thread of its own; its figures are read when that has ended. */
final class Connection implements Runnable {

    private final InetSocketAddress target;
    private final Scenario scenario;
    private final Load.Arrivals arrivals;
    private final AtomicLong numbers;
    private final long begin;
    private final long end;
    private final byte[] head;
    private final byte[] before;
    private final byte[] after;
    private final Samples latencies = new Samples();
    private final Samples firstBytes = new Samples();
    private final Samples chunkDelays = new Samples();
    private long errors;
    private String lastError = "";

    Connection(
            InetSocketAddress target,
            String path,
            Scenario scenario,
            Load.Arrivals arrivals,
            AtomicLong numbers,
            long begin,
            long end) {
        this.target = target;
        this.scenario = scenario;
        this.arrivals = arrivals;
        this.numbers = numbers;
        this.begin = begin;
        this.end = end;
        String method = scenario.get() || path.endsWith(".json") ? "GET" : "POST";
        this.head = ascii(method + " " + path + " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer bench-key-0123456789abcdef\r\n");
        String[] body = scenario.bodyAroundNumber();
        this.before = method.equals("GET") ? new byte[0] : ascii(body[0]);
        this.after = method.equals("GET") ? new byte[0] : ascii(body[1]);
    }

    Samples latencies() {
        return latencies;
    }

    Samples firstBytes() {
        return firstBytes;
    }

    Samples chunkDelays() {
        return chunkDelays;
    }

    long errors() {
        return errors;
    }

    String lastError() {
        return lastError;
    }

    @Override
    public void run() {
        while (System.nanoTime() < end) {
            try (var socket = new Socket()) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(30_000);
                socket.connect(target, 5_000);
                exchangeUntilEnd(socket.getOutputStream(), new Answers(socket.getInputStream(), chunkDelays));
                // What is due next comes after the end; to connect again and again until then would starve the others.
                return;
            } catch (IOException failure) {
                errors++;
                lastError = failure.toString();
                // A refused connection must not become a busy loop.
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private void exchangeUntilEnd(OutputStream out, Answers answers) throws IOException {
        while (true) {
            long due = arrivals.next();
            if (due >= end) {
                return;
            }
            await(due);
            out.write(request());
            long firstByte = answers.read(scenario.stream());
            long now = System.nanoTime();
            // Whoever arrived in time counts in an open loop, however late the answer was.
            if (due >= begin && (scenario.open() || now <= end)) {
                latencies.add((now - due) / 1_000);
                firstBytes.add((firstByte - due) / 1_000);
            }
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private byte[] request() {
        byte[] number = scenario.unique() && before.length > 0 ? ascii(numbers.incrementAndGet() + " ") : new byte[0];
        int length = before.length + number.length + after.length;
        byte[] lengthLine = ascii(length == 0 ? "\r\n" : "Content-Length: " + length + "\r\n\r\n");
        byte[] request = new byte[head.length + lengthLine.length + length];
        int position = 0;
        for (byte[] part : new byte[][] {head, lengthLine, before, number, after}) {
            System.arraycopy(part, 0, request, position, part.length);
            position += part.length;
        }
        return request;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
