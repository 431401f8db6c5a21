import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the results as a page of tables, with plots beside it. */
final class Report {

    /** The key of what is measured once for each process. */
    static final String MEMORY = "memory";

    private static final String DIRECT = "upstream alone";
    private static final String NGINX = "nginx";
    private static final String STATIC_FILE = "nginx, static file";

    private final Options options;
    private final Map<String, Map<String, Figures>> results;
    private final StringBuilder page = new StringBuilder();

    Report(Options options, Map<String, Map<String, Figures>> results) {
        this.options = options;
        this.results = results;
    }

    void write() throws IOException {
        preface();
        for (Map.Entry<String, Map<String, Figures>> scenario : results.entrySet()) {
            if (!scenario.getKey().equals(MEMORY)) {
                table(scenario.getKey(), scenario.getValue());
            }
        }
        memory();
        Path document = Path.of(options.document());
        plots(document);
        String notes = notes(document);
        Files.writeString(document, page + notes);
        System.err.println("wrote " + document);
    }

    private void preface() throws IOException {
        page.append("# Benchmarks\n\n<!-- Written by src/bench/run, but for what stands below \"## Notes\". -->\n\n");
        page.append("What the gateway costs, against the same upstream alone and behind nginx, in one run. `src/bench/run` measures it anew.\n\n");
        page.append("- Machine: %d cores, %s, Java %s, %s.\n".formatted(
                Runtime.getRuntime().availableProcessors(), processor(), System.getProperty("java.version"), LocalDate.now()));
        page.append(options.pinned()
                ? "- Core 0 has the load generator, the upstream and Redis; core 1 has the server under load alone, with its compilers and collectors. What is fast enough to wait for core 0, as nginx is, is faster than its row shows: there the CPU time of a request tells.\n"
                : "- Load generator, upstream and the server under load share the cores.\n");
        page.append("- Median of %d rounds of %d s, after %d s that heat the JVM; each round asks every server in turn. Times are in microseconds; \"added\" is over the upstream alone at the same load. At half load requests arrive at a constant rate, half of what the gateway (JVM) could take, and latency counts from the arrival.\n\n"
                .formatted(options.rounds(), options.seconds(), options.heat()));
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("an unnamed processor");
    }

    private void table(String scenario, Map<String, Figures> rows) {
        boolean stream = scenario.startsWith("stream");
        page.append("## ").append(Character.toUpperCase(scenario.charAt(0))).append(scenario.substring(1)).append("\n\n");
        page.append("| server | requests/s | of upstream | of nginx | CPU µs/request | p50 | p50 added | p90 added | p99 added | p99.9 added |");
        page.append(stream ? " first byte p50 added | p99 added | event p50 | event p50 added | p99 added |" : "").append(" errors |\n");
        page.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|").append(stream ? "---:|---:|---:|---:|---:|" : "").append("---:|\n");
        Figures direct = rows.get(DIRECT);
        rows.forEach((name, figures) -> {
            Figures base = name.endsWith("cache hit") && rows.containsKey(STATIC_FILE) ? rows.get(STATIC_FILE) : rows.get(NGINX);
            page.append("| ").append(name).append(" | ").append(number(figures.median("rps"))).append(" | ")
                    .append(ratio(figures, direct)).append(" | ").append(ratio(figures, base)).append(" | ")
                    .append(number(figures.median("cpu"))).append(" | ").append(number(figures.median("p50")));
            for (String percentile : List.of("p50", "p90", "p99", "p999")) {
                page.append(" | ").append(added(figures, direct, percentile));
            }
            if (stream) {
                page.append(" | ").append(added(figures, direct, "ttfb50")).append(" | ").append(added(figures, direct, "ttfb99"));
                page.append(" | ").append(number(figures.median("chunk50"))).append(" | ")
                        .append(added(figures, direct, "chunk50")).append(" | ").append(added(figures, direct, "chunk99"));
            }
            page.append(" | ").append(number(figures.median("errors"))).append(" |\n");
        });
        page.append('\n');
        if (rows.containsKey(STATIC_FILE)) {
            page.append("\"All on\": keys, limits and cache in Redis, no prompt twice. The cache hit is exact and in memory; its \"of nginx\" is against nginx serving a file of the same size.\n\n");
        }
    }

    private void memory() {
        page.append("## Memory\n\n| server | resident, idle | resident, after the load |\n|---|---:|---:|\n");
        results.getOrDefault(MEMORY, Map.of()).forEach((name, figures) -> page.append("| %s | %s MiB | %s MiB |\n".formatted(
                name, number(figures.median("idle")), number(figures.median("loaded")))));
        page.append("\nStart to first answer: `src/bench/start`.\n\n");
    }

    private void plots(Path document) throws IOException {
        Path folder = Files.createDirectories(document.resolveSibling("benchmarks"));
        page.append("## Plots\n\n");
        for (String figure : List.of("rps", "p99")) {
            for (String scenario : List.of("whole 1 KB", "stream of 100 events", "whole 1 KB at half load")) {
                Map<String, Figures> rows = results.get(scenario);
                if (rows == null) {
                    continue;
                }
                String title = (figure.equals("rps") ? "requests/s: " : "p99 in microseconds: ") + scenario;
                String file = title.replaceAll("[^a-zA-Z0-9]+", "-").toLowerCase(Locale.ROOT) + ".svg";
                Files.writeString(folder.resolve(file), new Plot(title).bars(rows, figure));
                page.append("![").append(title).append("](benchmarks/").append(file).append(")\n");
            }
        }
        page.append('\n');
    }

    /** {@return what people wrote below the tables the last time} */
    private static String notes(Path document) throws IOException {
        String old = Files.exists(document) ? Files.readString(document) : "";
        int start = old.indexOf("## Notes\n");
        return start < 0 ? "## Notes\n" : old.substring(start);
    }

    private static String ratio(Figures figures, Figures base) {
        return base == null ? "" : base.median("rps").flatMap(of -> figures.median("rps").map(rps ->
                String.format(Locale.ROOT, "%.2f", rps / of))).orElse("");
    }

    private static String added(Figures figures, Figures direct, String percentile) {
        return direct == null || direct == figures ? "" : direct.median(percentile)
                .flatMap(base -> figures.median(percentile).map(value -> number(Optional.of(value - base))))
                .orElse("");
    }

    private static String number(Optional<Double> value) {
        return value.map(figure -> String.format(Locale.ROOT, figure != 0 && Math.abs(figure) < 10 ? "%.1f" : "%,.0f", figure)).orElse("");
    }
}
