import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures what the gateway costs: the same load against a fast upstream alone, through nginx, and through the gateway in
 * each of its forms, round after round, so that whatever the machine does meanwhile meets all of them. What is there is
 * written down after each round, so a run that is cut off is not lost. See {@code run}.
 */
public final class Bench {

    private static final int PORT = Integer.parseInt(System.getenv().getOrDefault("BENCH_PORT", "18200"));
    private static final Servers.Ports BARE = new Servers.Ports(PORT + 10, PORT + 11);
    private static final Servers.Ports FULL = new Servers.Ports(PORT + 20, PORT + 21);
    private static final Servers.Ports HITS = new Servers.Ports(PORT + 30, PORT + 31);
    private static final Servers.Ports NATIVE = new Servers.Ports(PORT + 40, PORT + 41);
    private static final int REDIS_PORT = PORT + 2;

    private final Options options;
    private final Servers servers;
    private final Results results = new Results();
    private final Report report;

    private Bench(Options options, Servers servers) {
        this.options = options;
        this.servers = servers;
        this.report = new Report(options, results);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.parse(args);
        // nginx' workers are somebody else and read from it.
        Path work = Files.createTempDirectory(
                "bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var servers = new Servers(work, options.pinned())) {
            new Bench(options, servers).measure(work);
        }
    }

    private void measure(Path work) throws IOException, InterruptedException {
        attempt("starts", () -> starts(work));
        Target upstream = servers.upstream(PORT);
        Target nginx = servers.nginx(PORT + 1, PORT, Files.readAllBytes(Path.of("src/bench/answer.json")));
        servers.redis(REDIS_PORT);
        List<Target> gateways = new ArrayList<>();
        Target jvm = servers.gateway(Results.JVM, "jar", BARE, Settings.bare(BARE, PORT));
        gateways.add(jvm);
        if (options.nativeImage().isPresent()) {
            gateways.add(servers.gateway(
                    Results.NATIVE, options.nativeImage().get(), NATIVE, Settings.bare(NATIVE, PORT)));
        }
        Target full = servers.gateway(Results.FULL, "jar", FULL, Settings.full(FULL, PORT, REDIS_PORT));
        Target hits = servers.gateway(Results.HIT, "jar", HITS, Settings.caching(HITS, PORT));
        List<Target> bare = new ArrayList<>(List.of(upstream, nginx));
        bare.addAll(gateways);
        options.peer().ifPresent(bare::add);
        Thread.sleep(2_000);
        resident(gateways, "idle");
        heat(bare, full, hits);
        for (Target compiled : List.of(jvm, full, hits)) {
            servers.confine(compiled);
        }

        for (int round = 1; round <= options.rounds(); round++) {
            System.err.println("round " + round + " of " + options.rounds());
            for (String key : options.scenarios()) {
                round(Scenario.named(key), bare, jvm, nginx, full, hits);
            }
            resident(gateways, "loaded");
            report.write();
        }
        var special = new SpecialRuns(servers, results, options);
        for (Target gateway : gateways) {
            Servers.Ports ports = gateway == jvm ? BARE : NATIVE;
            attempt("long prompts", () -> special.othersDuringLongPrompts(gateway, ports.management()));
        }
        attempt("held streams", () -> special.heldStreams(jvm, BARE.management()));
        attempt("held streams", () -> special.heldStreams(full, FULL.management()));
        report.write();
    }

    private void round(Scenario scenario, List<Target> bare, Target jvm, Target nginx, Target full, Target hits)
            throws IOException, InterruptedException {
        for (Target target : bare) {
            measure(target, scenario, scenario.arrivals() == Scenario.HALF_LOAD ? half(target, jvm) : scenario.arrivals());
        }
        if (scenario == Scenario.WHOLE) {
            measure(full, Scenario.MISS, 0);
            measure(hits, scenario, 0);
            measure(nginx.at(Results.STATIC_FILE, "/answer.json"), scenario, 0);
        }
    }

    private void starts(Path work) throws IOException, InterruptedException {
        System.err.println("starts");
        var starts = new Starts(PORT + 50, work);
        results.process(Results.JVM).addAll(starts.jvm(options.starts()));
        results.process(Results.CACHED).addAll(starts.cached(options.starts()));
        if (options.nativeImage().isPresent()) {
            String executable = options.nativeImage().get();
            results.process(Results.NATIVE).addAll(starts.ofNative(executable, options.starts()));
            results.process(Results.NATIVE).add("size", Files.size(Path.of(executable)) / 1e6);
        }
    }

    /** Compilers need their time; what they take of it does not count. */
    private void heat(List<Target> bare, Target full, Target hits) throws IOException, InterruptedException {
        System.err.println("warming up");
        for (Target target : bare) {
            boolean compiled = target.name().equals(Results.JVM);
            servers.load(target, Scenario.WHOLE, 0, 0, compiled ? options.heat() : 3);
            servers.load(target, Scenario.STREAM, 0, 0, compiled ? Math.max(1, options.heat() / 2) : 2);
        }
        servers.load(full, Scenario.MISS, 0, 0, options.heat());
        servers.load(hits, Scenario.WHOLE, 0, 0, options.heat());
    }

    /** Half of what the server can take, and no more than half of what the gateway can. */
    private double half(Target server, Target gateway) {
        return Math.min(most(server), most(gateway)) / 2;
    }

    private double most(Target server) {
        return results.of(server, Scenario.WHOLE).median("rps").orElse(4_000.0);
    }

    private void measure(Target target, Scenario scenario, double rate) throws IOException, InterruptedException {
        Optional<Long> before = target.cpuMicros();
        String line = servers.load(target, scenario, rate, scenario.warmupSeconds(), options.seconds());
        Optional<Long> after = target.cpuMicros();
        System.err.printf(Locale.ROOT, "  %-24s %-28s %s%n", target.name(), scenario.name(), line);
        var measured = new Figures();
        measured.add(line);
        double requests = measured.median("requests").orElse(0.0);
        if (requests == 0) {
            System.err.println("  no answer at all: left out");
            return;
        }
        if (before.isPresent() && after.isPresent()) {
            // The warm-up is in the CPU time too.
            double all = requests * (options.seconds() + scenario.warmupSeconds()) / options.seconds();
            measured.add("cpu", (after.get() - before.get()) / all);
        }
        results.of(target, scenario).addAll(measured);
    }

    private void resident(List<Target> gateways, String when) {
        for (Target gateway : gateways) {
            gateway.residentMiB().ifPresent(mebibytes -> results.process(gateway.name()).add(when, mebibytes));
        }
    }

    /** One measurement that fails must not take the others with it. */
    private static void attempt(String what, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (IOException | RuntimeException failure) {
            System.err.println(what + ": left out, " + failure);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }
}
