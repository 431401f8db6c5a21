package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

    private static final String REGENERATE = "./mvnw test -Dtest=DashboardsTest -Dupdate-docs=true";

    static List<Dashboard> dashboards() {
        return Monitoring.dashboards();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void isWhatItsTableSays(Dashboard dashboard) throws IOException {
        Path file = Monitoring.DASHBOARDS.resolve(dashboard.fileName());
        if (Boolean.getBoolean("update-docs")) {
            Files.writeString(file, dashboard.json());
        }

        assertThat(file).as("write it anew with " + REGENERATE).content().isEqualTo(dashboard.json());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAsksWithinTheSelectionAndHasAUnit(Dashboard dashboard) {
        for (JsonNode row : dashboard.content().path("rows")) {
            assertThat(row.path("panels")).isNotEmpty().allSatisfy(panel -> {
                assertThat(panel.path("unit").asText())
                        .as(panel.path("title").asText())
                        .isNotBlank();
                assertThat(panel.path("queries"))
                        .isNotEmpty()
                        .allSatisfy(query -> assertThat(query.asText()).contains("{SCOPE"));
            });
        }
    }

    @Test
    void everyDashboardIsShippedByKustomizeToo() throws IOException {
        JsonNode kustomization = Manifests.documents(Monitoring.DIRECTORY.resolve("kustomization.yaml"))
                .getFirst();

        try (Stream<Path> files = Files.list(Monitoring.DASHBOARDS)) {
            assertThat(kustomization.at("/configMapGenerator/0/files"))
                    .extracting(JsonNode::asText)
                    .containsExactlyInAnyOrderElementsOf(files.map(file -> "dashboards/" + file.getFileName())
                            .toList());
        }
    }
}
