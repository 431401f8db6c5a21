import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What limits cost a request: the same load through a gateway without limits, with limits in memory and with limits in Redis,
 * round after round in one run, and how many commands Redis gets for each request. See {@code run}.
 */
public final class LimiterCost {

    private static final int PORT = Integer.parseInt(System.getenv().getOrDefault("BENCH_PORT", "18400"));
    private static final int ROUNDS = 5;
    private static final int SECONDS = 4;
    private static final int HEAT = 45;
    private static final String WITHOUT = "without limits";

    public static void main(String[] args) throws IOException, InterruptedException {
        try (var servers = new Servers(Files.createTempDirectory("limiter"), true)) {
            servers.upstream(PORT);
            servers.redis(PORT + 1);
            List<Target> gateways = List.of(
                    gateway(servers, WITHOUT, 10, List.of("-Dgateway.limits.enabled=false")),
                    gateway(servers, "limits in memory", 20, plenty()),
                    gateway(servers, "limits in Redis", 30, shared()));
            for (Target gateway : gateways) {
                servers.load(gateway, Scenario.WHOLE, 0, 0, HEAT);
                servers.confine(gateway);
            }
            var figures = new LinkedHashMap<Target, Figures>();
            gateways.forEach(gateway -> figures.put(gateway, new Figures()));
            long commands = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (Target gateway : gateways) {
                    long before = commands();
                    measure(servers, gateway, figures.get(gateway));
                    commands += commands() - before;
                }
            }
            print(figures, commands);
        }
    }

    private static Target gateway(Servers servers, String name, int offset, List<String> more) throws IOException {
        var ports = new Servers.Ports(PORT + offset, PORT + offset + 1);
        List<String> settings = new ArrayList<>(Settings.bare(ports, PORT));
        settings.addAll(more);
        return servers.gateway(name, "jar", ports, settings);
    }

    private static List<String> plenty() {
        return List.of(
                "-Dgateway.limits.enabled=true",
                "-Dgateway.limits.rpm=2000000000",
                "-Dgateway.limits.tpm=2000000000");
    }

    private static List<String> shared() {
        var settings = new ArrayList<>(plenty());
        settings.add("-Dquarkus.redis.hosts=redis://127.0.0.1:" + (PORT + 1));
        return settings;
    }

    private static void measure(Servers servers, Target gateway, Figures figures) throws IOException {
        long before = gateway.cpuMicros().orElseThrow();
        var measured = new Figures();
        measured.add(servers.load(gateway, Scenario.WHOLE, 0, 0, SECONDS));
        double requests = measured.median("requests").orElseThrow();
        measured.add("cpu", (gateway.cpuMicros().orElseThrow() - before) / requests);
        figures.addAll(measured);
    }

    private static void print(Map<Target, Figures> figures, long commands) {
        double bare = 0;
        double sharedRequests = 0;
        for (Map.Entry<Target, Figures> entry : figures.entrySet()) {
            Figures of = entry.getValue();
            double perSecond = of.median("rps").orElseThrow();
            bare = entry.getKey().name().equals(WITHOUT) ? perSecond : bare;
            sharedRequests = of.median("requests").orElseThrow() * ROUNDS;
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %6.0f requests/s (%.2f)  %4.0f us CPU  p50 %.2f ms  p99 %.2f ms%n",
                    entry.getKey().name(),
                    perSecond,
                    perSecond / bare,
                    of.median("cpu").orElseThrow(),
                    of.median("p50").orElseThrow() / 1000,
                    of.median("p99").orElseThrow() / 1000);
        }
        System.out.printf(Locale.ROOT, "%.2f commands to Redis for each request%n", commands / sharedRequests);
    }

    /** {@return how many commands the server has done, scripts counted as one} */
    private static long commands() throws IOException {
        try (var socket = new Socket("127.0.0.1", PORT + 1)) {
            socket.getOutputStream().write("INFO commandstats\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return lines.lines()
                    .filter(line -> line.startsWith("cmdstat_evalsha:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("cmdstat_evalsha:calls=(\\d+),.*", "$1")))
                    .sum();
        }
    }
}
