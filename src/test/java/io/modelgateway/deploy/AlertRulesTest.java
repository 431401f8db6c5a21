package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts: by Prometheus' own tool where it is installed (Debian's package prometheus), and by their page. */
class AlertRulesTest {

    private static final Path TESTS = Path.of("src/test/prometheus/alerts.yaml");

    private static final String HEAD =
            "# The spec of prometheusrule.yaml, from which AlertRulesTest makes this file.\n";

    @Test
    void areThereForAPrometheusWithoutAnOperatorToo() throws IOException {
        String rules = HEAD + new YAMLMapper().writeValueAsString(Monitoring.rules());
        if (Boolean.getBoolean("update-docs")) {
            Files.writeString(Monitoring.RULES, rules);
        }

        assertThat(Monitoring.RULES)
                .as("write it anew with ./mvnw test -Dtest=AlertRulesTest -Dupdate-docs=true")
                .content()
                .isEqualTo(rules);
    }

    @Test
    void fireWhenTheyShouldAndNotBefore(@TempDir Path directory) throws Exception {
        Files.copy(Monitoring.RULES, directory.resolve("rules.yaml"));
        Files.copy(TESTS, directory.resolve("alerts.yaml"));

        promtool(directory, "check", "rules", "rules.yaml");
        promtool(directory, "test", "rules", "alerts.yaml");
    }

    @Test
    void eachIsTestedAndHasAPlaceInTheRunbook() throws IOException {
        String runbook = Files.readString(Path.of("docs/operations.md"));
        String tests = Files.readString(TESTS);
        for (JsonNode rule : Monitoring.rules().findValues("alert")) {
            assertThat(runbook).contains("\n### " + rule.asText() + "\n");
            assertThat(tests).contains("alertname: " + rule.asText());
        }
        for (JsonNode group : Monitoring.rules().path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                if (rule.has("alert")) {
                    assertThat(rule.at("/annotations/runbook").asText())
                            .isEqualTo("docs/operations.md#"
                                    + rule.path("alert").asText().toLowerCase(Locale.ROOT));
                    assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
                }
            }
        }
    }

    private static void promtool(Path directory, String... arguments) {
        Optional<Path> promtool = Tool.find("promtool");
        assumeTrue(promtool.isPresent(), "promtool is not installed");
        var command = new ArrayList<>(List.of(promtool.get().toString()));
        command.addAll(List.of(arguments));
        var outcome = Tool.run(directory, "", command);
        assertThat(outcome.status()).as(outcome.output() + outcome.complaints()).isZero();
    }
}
