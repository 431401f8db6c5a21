import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** What is measured once in a run, beside the rounds. */
final class SpecialRuns {

    /** Within this all streams are opened; they last longer, so none is opened a second time. */
    private static final int OPENING_SECONDS = 12;

    private static final Duration SETTLING = Duration.ofSeconds(4);

    private final Servers servers;
    private final Results results;
    private final Options options;

    SpecialRuns(Servers servers, Results results, Options options) {
        this.servers = servers;
        this.results = results;
        this.options = options;
    }

    /** How long small requests wait while long prompts are read, and how late the gateway itself finds its event loops. */
    void othersDuringLongPrompts(Target gateway, int managementPort) throws IOException, InterruptedException {
        System.err.println("others during long prompts: " + gateway.name());
        Target probed = gateway.at(gateway.name(), "/api/version");
        Figures figures = results.process(gateway.name());
        var alone = new Figures();
        alone.add(servers.load(probed, Scenario.PROBE, Scenario.PROBE.arrivals(), 1, options.seconds()));
        CompletableFuture<String> prompts =
                servers.loadMeanwhile(gateway, Scenario.LONG_STEADY, Scenario.LONG_STEADY.arrivals(), 1, options.seconds());
        CompletableFuture<String> probes =
                servers.loadMeanwhile(probed, Scenario.PROBE, Scenario.PROBE.arrivals(), 1, options.seconds());
        var meters = new Meters(managementPort);
        var lags = new Samples();
        while (!probes.isDone()) {
            lags.add((long) (meters.sum("gateway_event_loop_lag_seconds") * 1e6));
            LockSupport.parkNanos(50_000_000);
        }
        var during = new Figures();
        during.add(probes.join());
        System.err.println("  " + prompts.join());
        System.err.println("  probes " + probes.join());
        for (String percentile : new String[] {"p50", "p99", "p999"}) {
            alone.median(percentile).ifPresent(value -> figures.add("alone-" + percentile, value));
            during.median(percentile).ifPresent(value -> figures.add("during-" + percentile, value));
        }
        figures.add("lag50", lags.percentile(0.50));
        figures.add("lag99", lags.percentile(0.99));
    }

    /** What a stream holds on the heap: live objects with 2,000 open, less those without, by two full collections. */
    void heldStreams(Target gateway, int managementPort) throws IOException, InterruptedException {
        System.err.println("held streams: " + gateway.name());
        long pid = gateway.process().orElseThrow().pid();
        var meters = new Meters(managementPort);
        long before = Heap.settledBytes(pid);
        long residentBefore = gateway.residentMiB().orElseThrow();
        CompletableFuture<String> load = servers.loadMeanwhile(gateway, Scenario.HELD, 0, 0, OPENING_SECONDS);
        double active = 0;
        for (int tries = 0; tries < 120 && active < Scenario.HELD.connections() && !load.isDone(); tries++) {
            LockSupport.parkNanos(100_000_000);
            active = meters.sum("gateway_requests_active");
        }
        // What opening them took is garbage by then, and what is left is what they hold while they last.
        Thread.sleep(SETTLING);
        long during = Heap.liveBytes(pid);
        long residentDuring = gateway.residentMiB().orElseThrow();
        System.err.println("  " + (long) active + " open; " + load.join());
        if (active < Scenario.HELD.connections() * 0.9) {
            throw new IOException("only " + (long) active + " streams were open at once");
        }
        Figures figures = results.process(gateway.name());
        figures.add("streams", active);
        figures.add("heap-per-stream", (during - before) / 1024.0 / active);
        figures.add("resident-per-stream", (residentDuring - residentBefore) * 1024.0 / active);
    }
}
