import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keep-alive connections that send requests, each when its last answer is complete (closed loop), or when the next
 * arrival of a constant rate is due (open loop: latency counts from the arrival, not from the sending, so a server that
 * stalls cannot hide what it made wait). Prints one line of figures, times in microseconds; percentiles are exact, over
 * every request after the warm-up.
 *
 * <p>{@code java Load HOST PORT PATH SCENARIO RATE WARMUP_SECONDS SECONDS}; a rate of 0 is a closed loop.
 */
public final class Load {

    public static void main(String[] args) throws InterruptedException {
        var target = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
        Scenario scenario = Scenario.named(args[3]);
        double rate = Double.parseDouble(args[4]);
        long start = System.nanoTime();
        long begin = start + (long) (Double.parseDouble(args[5]) * 1e9);
        long end = begin + (long) (Double.parseDouble(args[6]) * 1e9);
        Arrivals arrivals = rate > 0 ? new ConstantRate(start, rate) : System::nanoTime;

        List<Connection> connections = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        // From the clock: another round's prompts, which a cache may remember, are not this one's.
        var numbers = new AtomicLong(System.currentTimeMillis() * 1_000_000);
        for (int count = 0; count < scenario.connections(); count++) {
            var connection = new Connection(target, args[2], scenario, arrivals, numbers, begin, end);
            connections.add(connection);
            threads.add(Thread.ofVirtual().start(connection));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        report(connections, (end - begin) / 1e9);
    }

    /** When the next request is due, in nanoseconds of {@link System#nanoTime()}. */
    @FunctionalInterface
    interface Arrivals {
        long next();
    }

    private record ConstantRate(long start, double perSecond, AtomicLong count) implements Arrivals {

        ConstantRate(long start, double perSecond) {
            this(start, perSecond, new AtomicLong());
        }

        @Override
        public long next() {
            return start + (long) (count.getAndIncrement() / perSecond * 1e9);
        }
    }

    private static void report(List<Connection> connections, double seconds) {
        var latencies = new Samples();
        var firstBytes = new Samples();
        var chunks = new Samples();
        long errors = 0;
        String example = "";
        for (Connection connection : connections) {
            latencies.addAll(connection.latencies());
            firstBytes.addAll(connection.firstBytes());
            chunks.addAll(connection.chunkDelays());
            errors += connection.errors();
            example = connection.errors() > 0 ? connection.lastError() : example;
        }
        System.out.printf(
                Locale.ROOT,
                "requests=%d errors=%d rps=%.1f p50=%d p90=%d p99=%d p999=%d ttfb50=%d ttfb99=%d chunk50=%d chunk99=%d%n",
                latencies.size(),
                errors,
                latencies.size() / seconds,
                latencies.percentile(0.50),
                latencies.percentile(0.90),
                latencies.percentile(0.99),
                latencies.percentile(0.999),
                firstBytes.percentile(0.50),
                firstBytes.percentile(0.99),
                chunks.percentile(0.50),
                chunks.percentile(0.99));
        if (errors > 0) {
            System.err.println("load: " + errors + " errors, for example: " + example);
        }
    }
}
