package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is rendered is valid for three versions; for 1.30, the oldest, there are no such validators. */
class KubernetesVersionsTest {

    private static final List<KubernetesVersion> VERSIONS =
            Stream.of("1.31", "1.33", "1.34").map(KubernetesVersion::new).toList();

    static List<KubernetesVersion> versions() {
        return VERSIONS;
    }

    static Stream<Arguments> scenarios() {
        return VERSIONS.stream()
                .flatMap(version -> Stream.concat(
                                Stream.of(Chart.DIRECTORY.resolve("values.yaml")), Chart.scenarios().stream())
                        .map(values -> Arguments.of(version, values)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void knowsAllThatTheChartRenders(KubernetesVersion version, Path values) {
        List<JsonNode> objects =
                Manifests.documents(Chart.template().withValuesFile(values).call());

        assertThat(objects).hasSizeGreaterThan(4);
        assertThat(version.refusals(objects)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void knowsAllThatKustomizeRenders(KubernetesVersion version) {
        for (String overlay : List.of("development", "production")) {
            assertThat(version.refusals(Manifests.documents(Kustomize.render("k8s/overlays/" + overlay))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void refusesWhatIsWrong(KubernetesVersion version) {
        String misspelled =
                "{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{name: x, imagePullPolice: Always}]}}";
        String incomplete = "{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{image: x}]}}";

        assertThat(version.refusals(Manifests.documents(misspelled)))
                .singleElement()
                .asString()
                .contains("imagePullPolice");
        assertThat(version.refusals(Manifests.documents(incomplete)))
                .singleElement()
                .asString()
                .contains("name");
    }

    @Test
    void theVersionsAreNotTheSame() {
        // Resources of a whole pod came with 1.32, another host name with 1.34.
        assertThat(knowing("resources: {}")).containsExactly("Kubernetes 1.33", "Kubernetes 1.34");
        assertThat(knowing("hostnameOverride: y")).containsExactly("Kubernetes 1.34");
    }

    private static List<String> knowing(String field) {
        String pod = "{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{name: x}], " + field + "}}";
        return VERSIONS.stream()
                .filter(version -> version.refusals(Manifests.documents(pod)).isEmpty())
                .map(KubernetesVersion::toString)
                .toList();
    }
}
