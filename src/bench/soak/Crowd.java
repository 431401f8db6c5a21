import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Clients of every kind at once: who wait for their answers, who leave, and whose providers fail. */
final class Crowd {

    private static final int CLIENTS = 256;
    private static final String WORDS = "The quick brown fox jumps over the lazy dog. ";

    private final Target target;
    private final double rate;
    private final int seconds;
    private final AtomicLong numbers = new AtomicLong(System.nanoTime());
    private final AtomicLong arrivals = new AtomicLong();
    private final LongAdder answered = new LongAdder();
    private final LongAdder abandoned = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unexpected = new LongAdder();
    private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();

    /** @param rate of arrivals a second, 0 for as many as are answered */
    Crowd(Target target, double rate, int seconds) {
        this.target = target;
        this.rate = rate;
        this.seconds = seconds;
    }

    Crowd run() throws InterruptedException {
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int count = 0; count < CLIENTS; count++) {
            threads.add(Thread.ofVirtual().start(() -> client(start, end)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return this;
    }

    long answered() {
        return answered.sum();
    }

    /** {@return how many clients left before their answer was complete} */
    long abandoned() {
        return abandoned.sum();
    }

    /** {@return how many answers were the failures that they should be} */
    long failed() {
        return failed.sum();
    }

    /** {@return how many were told that the gateway has too much to do} */
    long refused() {
        return refused.sum();
    }

    long unexpected() {
        return unexpected.sum();
    }

    @Override
    public String toString() {
        return answered + " answered, " + abandoned + " left early, " + failed + " failed as they should, " + refused + " refused, " + unexpected
                + " as they should not " + faults;
    }

    private void client(long start, long end) {
        while (System.nanoTime() < end) {
            try (var socket = new Socket()) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(30_000);
                socket.connect(new InetSocketAddress(target.host(), target.port()), 5_000);
                var answers = new Answers(socket.getInputStream(), new Samples());
                while (true) {
                    long number = arrivals.getAndIncrement();
                    long due = rate > 0 ? start + (long) (number / rate * 1e9) : System.nanoTime();
                    if (due >= end) {
                        return;
                    }
                    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    if (!exchange(Kind.of(number), socket, answers)) {
                        break;
                    }
                }
            } catch (IOException failure) {
                unexpected.increment();
                faults.computeIfAbsent(failure.toString(), unseen -> new LongAdder()).increment();
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    /** {@return whether the connection may be used again} */
    private boolean exchange(Kind kind, Socket socket, Answers answers) throws IOException {
        socket.getOutputStream().write(request(kind));
        if (kind.leaves) {
            leave(socket);
            abandoned.increment();
            return false;
        }
        try {
            answers.read(kind.stream);
            answered.increment();
            return true;
        } catch (IOException failure) {
            if (failure.getMessage().contains(" 503 ") && !kind.fails) {
                refused.increment();
                return true;
            }
            if (!kind.fails) {
                throw new IOException(kind + ": " + failure.getMessage());
            }
            failed.increment();
            return failure.getMessage().startsWith("HTTP/1.1 ");
        }
    }

    /** Reads what comes in the first moments, if anything, and then no more. */
    private static void leave(Socket socket) throws IOException {
        socket.setSoTimeout(50);
        InputStream in = socket.getInputStream();
        try {
            if (in.read(new byte[1024]) > 0) {
                in.read(new byte[1024]);
            }
        } catch (SocketTimeoutException nothingYet) {
            // It leaves without a word.
        }
    }

    private byte[] request(Kind kind) {
        String number = kind.known ? "" : numbers.incrementAndGet() + " ";
        String body = "{\"model\":\"" + kind.model + "\",\"stream\":" + kind.stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + number
                + WORDS.repeat(kind.promptBytes / WORDS.length()) + "\"}]}";
        return ("POST /v1/chat/completions HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer bench-key-0123456789abcdef\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What clients do, in the order of their turns. */
    private enum Kind {
        NEW("bench", false, 900, false, false, false),
        KNOWN("bench", false, 900, true, false, false),
        STREAM("bench", true, 900, false, false, false),
        LARGE("bench-16k", false, 900, false, false, false),
        PACED("bench-paced", true, 900, false, false, false),
        LEFT_STREAM("bench-paced", true, 900, false, true, false),
        LEFT_WAITING("bench-slow", false, 900, false, true, false),
        LONG("bench", false, 400_000, false, false, false),
        BROKEN("bench-broken", false, 900, false, false, true),
        BROKEN_STREAM("bench-broken", true, 900, false, false, true);

        private static final Kind[] TURNS = {
            NEW, KNOWN, STREAM, NEW, LEFT_STREAM, KNOWN, NEW, LARGE, STREAM, BROKEN, NEW, KNOWN, LEFT_WAITING, NEW,
            BROKEN_STREAM, KNOWN, PACED, NEW, STREAM, KNOWN
        };

        private final String model;
        private final boolean stream;
        private final int promptBytes;
        private final boolean known;
        private final boolean leaves;
        private final boolean fails;

        Kind(String model, boolean stream, int promptBytes, boolean known, boolean leaves, boolean fails) {
            this.model = model;
            this.stream = stream;
            this.promptBytes = promptBytes;
            this.known = known;
            this.leaves = leaves;
            this.fails = fails;
        }

        static Kind of(long number) {
            return number % 100 == 50 ? LONG : TURNS[(int) (number % TURNS.length)];
        }
    }
}
