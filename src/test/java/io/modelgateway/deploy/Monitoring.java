package io.modelgateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dashboards and alerts that the chart ships. */
final class Monitoring {

    static final Path DIRECTORY = Chart.DIRECTORY.resolve("monitoring");
    static final Path DASHBOARDS = DIRECTORY.resolve("dashboards");

    /** What Prometheus itself reads. */
    static final Path RULES = DIRECTORY.resolve("rules.yaml");

    private static final Path TABLES = Path.of("src/dashboards");

    private Monitoring() {}

    static List<Dashboard> dashboards() {
        try (Stream<Path> tables = Files.list(TABLES)) {
            return tables.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Dashboard::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the spec of the PrometheusRule, which is what Prometheus itself reads} */
    static JsonNode rules() {
        return Manifests.documents(DIRECTORY.resolve("prometheusrule.yaml"))
                .getFirst()
                .path("spec");
    }

    /** {@return every query of every rule and panel} */
    static List<String> queries() {
        return Stream.concat(
                        rules().findValuesAsText("expr").stream(),
                        dashboards().stream()
                                .flatMap(dashboard ->
                                        Manifests.documents(dashboard.json())
                                                .getFirst()
                                                .findValuesAsText("expr")
                                                .stream()))
                .toList();
    }

    /** {@return what the queries ask for and that page of metrics does not have, as series and labels} */
    static Set<String> missing(String metrics) {
        var missing = new TreeSet<String>();
        for (String query : queries()) {
            new Query(query).series().forEach((series, labels) -> {
                String selector =
                        labels.stream().map(label -> "(?=.*\\b" + label + "=)").collect(Collectors.joining());
                if (!Pattern.compile("(?m)^" + series + "(?=[{ ])" + selector)
                        .matcher(metrics)
                        .find()) {
                    missing.add(series + labels);
                }
            });
        }
        return missing;
    }
}
