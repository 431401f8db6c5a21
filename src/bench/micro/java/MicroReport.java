import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes a table of JMH's results: {@code java MicroReport RESULTS_JSON [DOCUMENT]}. */
final class MicroReport {

    private MicroReport() {}

    public static void main(String[] args) throws IOException {
        var table = new StringBuilder("| operation | with | time | ± | bytes allocated |\n|---|---|---:|---:|---:|\n");
        for (JsonNode result : new ObjectMapper().readTree(new File(args[0]))) {
            table.append(row(result));
        }
        System.out.print(table);
        if (args.length > 1) {
            Page.replace(
                    Path.of(args[1]),
                    "src/bench/micro/run",
                    "## Single steps\n\nJMH, one thread, average of one operation; an event is one of a stream's hundred.\n\n" + table);
        }
    }

    private static String row(JsonNode result) {
        String[] name = result.path("benchmark").asText().split("\\.");
        List<String> parameters = new ArrayList<>();
        result.path("params").forEach(value -> parameters.add(value.asText()));
        JsonNode time = result.path("primaryMetric");
        JsonNode bytes = result.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score");
        return String.format(
                Locale.ROOT,
                "| %s.%s | %s | %s | %s | %,.0f |%n",
                name[name.length - 2].replace("Benchmark", ""),
                name[name.length - 1],
                String.join(", ", parameters),
                time(time.path("score").asDouble()),
                time(time.path("scoreError").asDouble()),
                bytes.asDouble());
    }

    private static String time(double nanos) {
        return nanos < 1_000
                ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : nanos < 1_000_000
                        ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
                        : String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}
