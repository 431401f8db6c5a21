import java.util.Locale;
import java.util.Optional;

/** What the gateway wants to reach, and whether this run saw it. */
final class Targets {

    private final Results results;
    private final StringBuilder table = new StringBuilder();

    Targets(Results results) {
        this.results = results;
    }

    String table() {
        table.append("### Targets\n\n| | target | measured | |\n|---|---:|---:|---|\n");
        Optional<Double> nginx = whole(Results.NGINX);
        atLeast("whole answers, JVM, requests/s of nginx", 0.6, over(whole(Results.JVM), nginx));
        atLeast("whole answers, native, requests/s of nginx", 0.5, over(whole(Results.NATIVE), nginx));
        atLeast("whole answers, all on with Redis, requests/s of nginx", 0.4, over(whole(Results.FULL), nginx));
        atLeast("cache hit, requests/s of nginx serving a file", 0.8, over(whole(Results.HIT), whole(Results.STATIC_FILE)));
        most("half load, p50 added, ms", 0.3, added(Scenario.HALF, "p50"));
        most("half load, p99 added, ms", 1, added(Scenario.HALF, "p99"));
        most("half load, p99.9 added, ms", 5, added(Scenario.HALF, "p999"));
        most("streams, first byte, p99 added, ms", 1, added(Scenario.PACED, "ttfb99"));
        most("streams, each event, p50 added, ms", 0.2, added(Scenario.PACED, "chunk50"));
        most("2,000 streams, heap of each, KiB", 20, process(Results.JVM, "heap-per-stream"));
        most("the same with all on, KiB", 20, process(Results.FULL, "heap-per-stream"));
        most("prompt of 400 KB, JVM, CPU ms", 3, cpuMillis(Results.JVM));
        most("prompt of 400 KB, native, CPU ms", 3, cpuMillis(Results.NATIVE));
        most("others during such prompts, JVM, p99 added, ms", 2, waiting(Results.JVM));
        most("others during such prompts, native, p99 added, ms", 2, waiting(Results.NATIVE));
        most("start to first answer, native, ms", 60, process(Results.NATIVE, "start"));
        most("start to first answer, JVM with AOT cache, ms", 1_500, process(Results.CACHED, "start"));
        most("resident, native, idle, MiB", 80, process(Results.NATIVE, "idle"));
        most("resident, native, after full load, MiB", 200, process(Results.NATIVE, "loaded"));
        return table.append('\n').toString();
    }

    private Optional<Double> whole(String server) {
        return results.find(Scenario.WHOLE, server).median("rps");
    }

    private Optional<Double> cpuMillis(String server) {
        return results.find(Scenario.LONG, server).median("cpu").map(micros -> micros / 1_000);
    }

    private Optional<Double> process(String server, String figure) {
        return Optional.ofNullable(results.processes().get(server)).flatMap(figures -> figures.median(figure));
    }

    private Optional<Double> waiting(String server) {
        return process(server, "during-p99")
                .flatMap(during -> process(server, "alone-p99").map(alone -> (during - alone) / 1_000));
    }

    private Optional<Double> added(Scenario scenario, String figure) {
        return results.find(scenario, Results.JVM).median(figure)
                .flatMap(all -> results.find(scenario, Results.DIRECT).median(figure).map(direct -> (all - direct) / 1_000));
    }

    private static Optional<Double> over(Optional<Double> part, Optional<Double> whole) {
        return part.flatMap(value -> whole.map(of -> value / of));
    }

    private void atLeast(String what, double target, Optional<Double> measured) {
        row(what, "≥ ", target, measured, measured.filter(value -> value >= target).isPresent());
    }

    private void most(String what, double target, Optional<Double> measured) {
        row(what, "< ", target, measured, measured.filter(value -> value < target).isPresent());
    }

    private void row(String what, String sign, double target, Optional<Double> measured, boolean reached) {
        table.append(String.format(Locale.ROOT, "| %s | %s%s | %s | %s |%n", what, sign, plain(target),
                measured.map(Targets::plain).orElse(""),
                measured.isEmpty() ? "not measured" : reached ? "reached" : "**not reached**"));
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 20 ? "%,.0f" : Math.abs(value) >= 2 ? "%.1f" : "%.2f", value);
    }
}
