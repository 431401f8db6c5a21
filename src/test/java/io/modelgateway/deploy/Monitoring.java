package io.modelgateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The dashboards and alerts that the chart ships. */
final class Monitoring {

    static final Path DIRECTORY = Chart.DIRECTORY.resolve("monitoring");
    static final Path DASHBOARDS = DIRECTORY.resolve("dashboards");

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
}
