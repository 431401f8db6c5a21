package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomResourcesTest {

    @BeforeAll
    static void canBeAsked() {
        CustomResources.obstacle().ifPresent(obstacle -> assumeTrue(false, obstacle));
    }

    @Test
    void acceptWhatTheChartRenders() {
        List<JsonNode> objects = Stream.concat(
                        Stream.of(Chart.DIRECTORY.resolve("values.yaml")), Chart.scenarios().stream())
                .flatMap(values -> Manifests.documents(rendered(values)).stream())
                .toList();

        assertThat(objects.stream().filter(CustomResources::isCustom))
                .extracting(object -> object.path("kind").asText())
                .contains("HTTPRoute", "PrometheusRule", "ScaledObject", "ServiceMonitor");
        assertThat(CustomResources.refusals(objects)).isEmpty();
    }

    private static String rendered(Path values) {
        return Chart.template().withValuesFile(values).call();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s/overlays/production", "helm/model-gateway/monitoring"})
    void acceptWhatKustomizeRenders(String folder) {
        List<JsonNode> objects = Manifests.documents(Kustomize.render(folder));

        assertThat(objects).anyMatch(CustomResources::isCustom);
        assertThat(CustomResources.refusals(objects)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keda.sh/v1alpha1             | ScaledObject   | {scaleTargetRef: {name: x}}                    | triggers
            gateway.networking.k8s.io/v1 | HTTPRoute      | {rules: [{timeouts: {request: 1 minute}}]}     | timeouts
            monitoring.coreos.com/v1     | ServiceMonitor | {selector: {}, endpoints: [{interval: often}]} | interval
            monitoring.coreos.com/v1     | PrometheusRule | {groups: [{name: x, rules: [{alert: x}]}]}     | expr
            """)
    void refuseWhatIsWrong(String apiVersion, String kind, String spec, String complaint) {
        List<JsonNode> objects = Manifests.documents(
                "{apiVersion: %s, kind: %s, metadata: {name: x}, spec: %s}".formatted(apiVersion, kind, spec));

        assertThat(CustomResources.refusals(objects)).singleElement().asString().contains(kind + " x", complaint);
    }
}
