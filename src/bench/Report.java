import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the results as a page of tables, with plots beside it. */
final class Report {

    private static final String DIRECT = Results.DIRECT;
    private static final String NGINX = Results.NGINX;
    private static final String STATIC_FILE = Results.STATIC_FILE;

    private static final Map<String, String> PLOTTED =
            Map.of("rps", "requests/s", "cpu", "CPU time of a request in microseconds", "p99", "p99 in microseconds");

    private final Options options;
    private final Results results;
    private final StringBuilder page = new StringBuilder();

    Report(Options options, Results results) {
        this.options = options;
        this.results = results;
    }

    /** Writes what is there so far; may be called again when there is more. */
    void write() throws IOException {
        page.setLength(0);
        preface();
        page.append(new Targets(results).table());
        results.scenarios().forEach(this::table);
        processes();
        Path document = Path.of(options.document());
        plots(document);
        Page.replace(document, "src/bench/run", page.toString());
        System.err.println("wrote " + document);
    }

    private void preface() throws IOException {
        page.append("## Results\n\n");
        page.append("- Machine: %d cores, %s, Java %s, %s.\n".formatted(
                Runtime.getRuntime().availableProcessors(), processor(), System.getProperty("java.version"), LocalDate.now()));
        page.append(options.pinned()
                ? "- Core 0 had the load generator, the upstream and Redis; core 1 had the server under load alone.\n"
                : "- Load generator, upstream and the server under load shared the cores.\n");
        page.append("- Medians of %d rounds of %d s, after %d s that heat each JVM, on both cores until then. nginx and the gateway bare write no access lines; the gateway with all on does.\n\n"
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
        page.append("### ").append(Character.toUpperCase(scenario.charAt(0))).append(scenario.substring(1)).append("\n\n");
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

    private void processes() {
        page.append("### Processes\n\n| | first answer after, ms | resident then, MiB | idle, MiB | after the load, MiB | size, MB |\n|---|---:|---:|---:|---:|---:|\n");
        results.processes().forEach((name, figures) -> {
            if (figures.median("start").isPresent() || figures.median("idle").isPresent()) {
                page.append("| %s | %s | %s | %s | %s | %s |\n".formatted(name, number(figures.median("start")),
                        number(figures.median("resident")), number(figures.median("idle")),
                        number(figures.median("loaded")), number(figures.median("size"))));
            }
        });
        page.append("\n\"Idle\" is two seconds after the start, unasked and with models configured; the native executable on one core, a JVM as for one.\n\n");
        held();
        long others = results.processes().values().stream().filter(figures -> figures.median("during-p99").isPresent()).count();
        if (others > 0) {
            page.append("Others, while 20 prompts of 400 KB arrive each second (a request that costs nothing, µs from its arrival; the lag is the gateway's own gauge of how late its event loops are):\n\n"
                    + "| server | p50 without | p99 without | p99.9 without | p50 | p99 | p99.9 | lag p50 | lag p99 |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
            results.processes().forEach((name, figures) -> figures.median("during-p99").ifPresent(present ->
                    page.append("| ").append(name).append(" | ").append(String.join(" | ", Stream.of("alone-p50", "alone-p99",
                            "alone-p999", "during-p50", "during-p99", "during-p999", "lag50", "lag99")
                            .map(figure -> number(figures.median(figure))).toList())).append(" |\n")));
            page.append('\n');
        }
    }

    private void held() {
        if (results.processes().values().stream().allMatch(figures -> figures.median("streams").isEmpty())) {
            return;
        }
        page.append("Streams held open at once, an event each second:\n\n| server | streams | heap each, KiB | resident each, KiB |\n|---|---:|---:|---:|\n");
        results.processes().forEach((name, figures) -> figures.median("streams").ifPresent(streams ->
                page.append("| %s | %s | %s | %s |\n".formatted(name, number(Optional.of(streams)),
                        number(figures.median("heap-per-stream")), number(figures.median("resident-per-stream"))))));
        page.append('\n');
    }

    private void plots(Path document) throws IOException {
        Path folder = Files.createDirectories(document.resolveSibling("benchmarks"));
        page.append("### Plots\n\n");
        for (String figure : List.of("rps", "cpu", "p99")) {
            for (String scenario : List.of("whole 1 KB", "stream of 100 events", "whole 1 KB at half load")) {
                Map<String, Figures> rows = results.scenarios().get(scenario);
                if (rows == null) {
                    continue;
                }
                String title = PLOTTED.get(figure) + ": " + scenario;
                String file = title.replaceAll("[^a-zA-Z0-9]+", "-").toLowerCase(Locale.ROOT) + ".svg";
                Files.writeString(folder.resolve(file), new Plot(title).bars(rows, figure));
                page.append("![").append(title).append("](benchmarks/").append(file).append(")\n");
            }
        }
        page.append('\n');
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
