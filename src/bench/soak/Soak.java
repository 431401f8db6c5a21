import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Loads a gateway with everything on for a long time, at 70 % of what it can take, and then looks for what is left over:
 * memory, connections, slots, reservations, threads, file descriptors. The process ends with 1 if anything is.
 *
 * <p>Started by {@code run}.
 */
public final class Soak {

    private static final int PORT = Integer.parseInt(System.getenv().getOrDefault("BENCH_PORT", "18300"));
    private static final Servers.Ports PORTS = new Servers.Ports(PORT + 10, PORT + 11);
    private static final int REDIS_PORT = PORT + 2;
    private static final double SHARE = 0.7;
    private static final int WARM_UP_SECONDS = 30;
    private static final int CALIBRATION_SECONDS = 15;
    private static final int SETTLING_SECONDS = 30;

    /**
     * The whole heap is resident from the start: a heap that grows to what it may take looks like a leak from outside. So
     * what else grows is outside of it, and what grows inside is seen by its live objects.
     */
    private static final List<String> FIXED_HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    private final List<String> faults = new ArrayList<>();

    private Soak() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        double minutes = args.length > 1 && args[0].equals("--minutes") ? Double.parseDouble(args[1]) : 30;
        var soak = new Soak();
        try (var servers = new Servers(Files.createTempDirectory("soak"), true)) {
            soak.run(servers, minutes);
        }
        soak.faults.forEach(fault -> System.out.println("FAULT: " + fault));
        System.out.println(soak.faults.isEmpty() ? "nothing is left over" : soak.faults.size() + " faults");
        System.exit(soak.faults.isEmpty() ? 0 : 1);
    }

    private void run(Servers servers, double minutes) throws IOException, InterruptedException {
        servers.upstream(PORT);
        servers.redis(REDIS_PORT);
        Target gateway = servers.gateway(
                "gateway", "jar", PORTS, Settings.soaked(PORTS, PORT, REDIS_PORT), FIXED_HEAP);
        servers.confine(gateway);
        var meters = new Meters(PORTS.management());
        var vitals = new Vitals(gateway.process().orElseThrow(), meters);

        new Crowd(gateway, 0, WARM_UP_SECONDS).run();
        Crowd fastest = new Crowd(gateway, 0, CALIBRATION_SECONDS).run();
        double rate = SHARE * fastest.answered() / CALIBRATION_SECONDS;
        new Crowd(gateway, rate, WARM_UP_SECONDS).run();
        System.out.printf(Locale.ROOT, "%.0f requests/s are 70 %% of what it takes%n", rate);

        settle(meters);
        Vitals.Reading before = vitals.read(true);
        System.out.println("before  " + before);
        Crowd crowd = new Crowd(gateway, rate, (int) (minutes * 60));
        Thread watch = Thread.ofVirtual().start(() -> watch(vitals, crowd));
        crowd.run();
        watch.interrupt();
        watch.join();
        settle(meters);
        Vitals.Reading after = vitals.read(true);
        System.out.println("after   " + after);
        System.out.println(crowd);
        judge(crowd, before, after, meters.text());
    }

    /** Streams that clients left end within moments; connections that nobody needs are closed within the keep-alive. */
    private static void settle(Meters meters) throws IOException, InterruptedException {
        for (int second = 0; second < SETTLING_SECONDS; second++) {
            Thread.sleep(1_000);
            if (second > 5 && meters.sum("gateway_requests_active") == 0) {
                return;
            }
        }
    }

    private static void watch(Vitals vitals, Crowd crowd) {
        try {
            while (true) {
                Thread.sleep(30_000);
                System.out.println("        " + vitals.read(false) + ", " + crowd.answered() + " answered");
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            System.out.println("        " + failure);
        }
    }

    private void judge(Crowd crowd, Vitals.Reading before, Vitals.Reading after, String metrics) {
        for (String gauge : List.of("gateway_requests_active", "gateway_slots_in_use", "gateway_queue_depth",
                "gateway_queue_bytes", "gateway_bodies_bytes", "gateway_limits_reservations")) {
            if (metrics.lines().noneMatch(line -> line.startsWith(gauge))) {
                faults.add("there is no " + gauge);
            }
            most(gauge, Meters.sum(metrics, gauge), 0);
        }
        most("threads", after.threads(), before.threads() + 8);
        most("file descriptors", after.descriptors(), before.descriptors() + 16);
        most("live heap, MiB", after.heapMiB(), before.heapMiB() * 1.1 + 8);
        most("resident, MiB", after.residentMiB(), before.residentMiB() + 48);
        most("answers that should not be, of 1,000", 1_000.0 * crowd.unexpected() / Math.max(1, crowd.answered()), 1);
        // Where others use the cores too, the gateway may fall behind; then it says so and counts it.
        most("refusals that no meter counts", crowd.refused() - Meters.sum(metrics, "gateway_overload_refusals_total")
                - Meters.sum(metrics, "gateway_queue_refusals_total"), 0);
        most("refusals, of 100", 100.0 * crowd.refused() / Math.max(1, crowd.answered()), 5);
        if (crowd.answered() == 0 || crowd.abandoned() == 0 || crowd.failed() == 0) {
            faults.add("the load was not what it should be: " + crowd);
        }
    }

    private void most(String what, double value, double limit) {
        if (value > limit) {
            faults.add(String.format(Locale.ROOT, "%s: %.1f, at most %.1f", what, value, limit));
        }
    }
}
