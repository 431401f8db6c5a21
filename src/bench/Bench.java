import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what the gateway costs: the same load against a fast upstream alone, through nginx, and through the gateway in
 * each of its forms, round after round, so that whatever the machine does meanwhile meets all of them. See {@code run}.
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
    private final Map<String, Map<String, Figures>> results = new LinkedHashMap<>();

    private Bench(Options options, Servers servers) {
        this.options = options;
        this.servers = servers;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.parse(args);
        // nginx' workers are somebody else and read from it.
        Path work = Files.createTempDirectory(
                "bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var servers = new Servers(work, options.pinned())) {
            new Bench(options, servers).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        Target upstream = servers.upstream(PORT);
        Target nginx = servers.nginx(PORT + 1, PORT, Files.readAllBytes(Path.of("src/bench/answer.json")));
        servers.redis(REDIS_PORT);
        List<Target> bare = new ArrayList<>(List.of(upstream, nginx));
        List<Target> gateways = new ArrayList<>();
        gateways.add(servers.gateway("gateway, JVM", "jar", BARE, Settings.bare(BARE, PORT)));
        if (options.nativeImage().isPresent()) {
            gateways.add(servers.gateway(
                    "gateway, native", options.nativeImage().get(), NATIVE, Settings.bare(NATIVE, PORT)));
        }
        options.peer().ifPresent(gateways::add);
        bare.addAll(gateways);
        Target full = servers.gateway("gateway, JVM, all on", "jar", FULL, Settings.full(FULL, PORT, REDIS_PORT));
        Target hits = servers.gateway("gateway, JVM, cache hit", "jar", HITS, Settings.caching(HITS, PORT));
        idle(gateways);
        heat(bare, full, hits);

        for (int round = 1; round <= options.rounds(); round++) {
            System.err.println("round " + round + " of " + options.rounds());
            for (String key : options.scenarios()) {
                Scenario scenario = Scenario.named(key);
                for (Target target : bare) {
                    measure(target, scenario, scenario.open() ? halfOf(gateways.getFirst()) : 0);
                }
                if (scenario == Scenario.WHOLE) {
                    measure(full, Scenario.MISS, 0);
                    measure(hits, scenario, 0);
                    measure(nginx.at("nginx, static file", "/answer.json"), scenario, 0);
                }
            }
        }
        resident(gateways);
        new Report(options, results).write();
    }

    /** Compilers need their time; what they take of it does not count. */
    private void heat(List<Target> bare, Target full, Target hits) throws IOException, InterruptedException {
        System.err.println("warming up");
        for (Target target : bare) {
            load(target, Scenario.WHOLE, 0, 0, target.name().contains("JVM") ? options.heat() : 3);
            load(target, Scenario.STREAM, 0, 0, target.name().contains("JVM") ? options.heat() / 2 : 2);
        }
        load(full, Scenario.MISS, 0, 0, options.heat());
        load(hits, Scenario.WHOLE, 0, 0, options.heat());
    }

    private double halfOf(Target gateway) {
        return figures(gateway, Scenario.WHOLE).median("rps").orElse(2_000.0) / 2;
    }

    private void measure(Target target, Scenario scenario, double rate) throws IOException, InterruptedException {
        Optional<Long> before = target.cpuMicros();
        String line = load(target, scenario, rate, 1, options.seconds());
        Optional<Long> after = target.cpuMicros();
        Figures figures = figures(target, scenario);
        figures.add(line);
        double requests = figure(line, "requests");
        if (before.isPresent() && requests > 0) {
            // The warm-up second is in the CPU time too.
            double all = requests * (options.seconds() + 1) / options.seconds();
            figures.add("cpu", (after.orElseThrow() - before.get()) / all);
        }
        System.err.printf(Locale.ROOT, "  %-24s %-26s %s", target.name(), scenario.name(), line);
    }

    private String load(Target target, Scenario scenario, double rate, int warmup, int seconds)
            throws IOException, InterruptedException {
        return servers.run(servers.onCore(0, servers.java("-Xmx1g", "-cp", Servers.classPath(), "Load", target.host(),
                "" + target.port(), target.path(), Scenario.keyOf(scenario), "" + rate, "" + warmup,
                "" + seconds)));
    }

    private static double figure(String line, String name) {
        Figures one = new Figures();
        one.add(line);
        return one.median(name).orElse(0.0);
    }

    private void idle(List<Target> gateways) {
        for (Target gateway : gateways) {
            gateway.residentMiB().ifPresent(mebibytes -> process(gateway).add("idle", mebibytes));
        }
    }

    private void resident(List<Target> gateways) {
        for (Target gateway : gateways) {
            gateway.residentMiB().ifPresent(mebibytes -> process(gateway).add("loaded", mebibytes));
        }
    }

    private Figures process(Target target) {
        return results.computeIfAbsent(Report.MEMORY, unseen -> new LinkedHashMap<>())
                .computeIfAbsent(target.name(), unseen -> new Figures());
    }

    private Figures figures(Target target, Scenario scenario) {
        String row = scenario == Scenario.MISS ? Scenario.WHOLE.name() : scenario.name();
        return results.computeIfAbsent(row, unseen -> new LinkedHashMap<>())
                .computeIfAbsent(target.name(), unseen -> new Figures());
    }
}
