package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replicas                                  | 3              | replicas
            image.repo                                | x              | repo
            image.pullPolicy                          | Sometimes      | pullPolicy
            image.digest                              | latest         | digest
            replicaCount                              | -1             | replicaCount
            replicaCount                              | many           | replicaCount
            providers.ollama.url                      | ollama:11434   | url
            providers.ollama.url                      | http://u:p@h   | url
            providers.cohere.url                      | http://h       | cohere
            credentials.openaiApiKey                  | sk-1           | openaiApiKey
            config.routing\\.strategy                 | round_robin    | routing.strategy
            config.gateway\\.drain-timeout            | 5m             | gateway.drain-timeout
            config.gateway\\.catalog\\.file           | /elsewhere     | gateway.catalog.file
            config.gateway\\.providers\\.x\\.api-key  | sk-1           | api-key
            catalog.providers.x.api-key               | sk-1           | api-key
            catalog.model.m.provider                  | mock           | model
            drainTimeoutSeconds                       | 0              | drainTimeoutSeconds
            drainTimeoutSeconds                       | 30s            | drainTimeoutSeconds
            preStopSleepSeconds                       | -1             | preStopSleepSeconds
            runAsUser                                 | 0              | runAsUser
            service.type                              | ExternalName   | type
            service.port                              | 70000          | port
            ingress.enabled                           | true           | hosts
            httpRoute.enabled                         | true           | parentRefs
            podDisruptionBudget.maxUnavailable        | half           | maxUnavailable
            resources.requests.memory                 | lots           | memory
            serviceMonitor.interval                   | 30             | interval
            podLabels.app\\.kubernetes\\.io/name      | other          | name
            """)
    void refusesWhatItDoesNotKnowOrCannotBe(String name, String value, String complaint) {
        assertThatThrownBy(() -> Chart.text(Map.of(name, value)))
                .hasMessageContaining("schema")
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesAnAutoscalerThatCannotScale() {
        assertThatThrownBy(() -> Chart.text(Map.of("autoscaling.enabled", true, "autoscaling.maxReplicas", 1)))
                .hasMessageContaining("maxReplicas");
    }

    @Test
    void everyValueIsInTheSchemaAndTheOtherWayRound() {
        JsonNode values =
                Manifests.documents(Chart.DIRECTORY.resolve("values.yaml")).getFirst();
        JsonNode schema = Manifests.documents(Chart.DIRECTORY.resolve("values.schema.json"))
                .getFirst();

        List<String> inSchema = new ArrayList<>();
        schemaPaths("", schema, inSchema);
        List<String> inValues = new ArrayList<>();
        valuePaths("", values, schema, inValues);

        // Helm itself hands "global" to charts within charts; the parts of these are written only when they are used.
        inSchema.removeIf(path ->
                path.equals(".global") || path.startsWith(".catalog.") || path.startsWith(".httpRoute.timeouts."));
        assertThat(inValues).containsExactlyInAnyOrderElementsOf(inSchema);
    }

    @Test
    void everyValueHasAComment() {
        List<String> lines =
                Manifests.text(Chart.DIRECTORY.resolve("values.yaml")).lines().toList();
        var uncommented = new ArrayList<String>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean section = line.matches("[a-z]\\w*:.*");
            if (section && !lines.get(i - 1).startsWith("#") && !SELF_EXPLAINING.contains(line.split(":")[0])) {
                uncommented.add(line);
            }
        }
        assertThat(uncommented).isEmpty();
    }

    /** Called as in a Pod, or commented value by value. */
    private static final List<String> SELF_EXPLAINING = List.of(
            "image",
            "providers",
            "serviceAccount",
            "service",
            "ingress",
            "autoscaling",
            "podDisruptionBudget",
            "extraVolumeMounts",
            "podAnnotations",
            "priorityClassName",
            "nodeSelector",
            "tolerations",
            "affinity");

    private static void schemaPaths(String path, JsonNode schema, List<String> paths) {
        schema.path("properties").properties().forEach(property -> {
            paths.add(path + "." + property.getKey());
            schemaPaths(path + "." + property.getKey(), property.getValue(), paths);
        });
    }

    private static void valuePaths(String path, JsonNode values, JsonNode schema, List<String> paths) {
        values.properties().forEach(value -> {
            JsonNode known = schema.path("properties").path(value.getKey());
            paths.add(path + "." + value.getKey());
            if (known.has("properties")) {
                valuePaths(path + "." + value.getKey(), value.getValue(), known, paths);
            }
        });
    }
}
