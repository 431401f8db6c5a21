package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster, by the tool for it.
 *
 * @param config the kubeconfig
 */
record Kubectl(Path config) {

    /** The property that names the kubeconfig. */
    static final String GIVEN = "cluster.kubeconfig";

    /** {@return the cluster that .ci/cluster gives} */
    static Kubectl given() {
        return new Kubectl(Path.of(System.getProperty(GIVEN)));
    }

    /** {@return its minor version: 30 of 1.30.2} */
    int version() {
        String version = Manifests.documents(run("", "version", "-o", "json"))
                .getFirst()
                .at("/serverVersion/gitVersion")
                .asText();
        assertThat(version).matches("v1\\.\\d+\\..*");
        return Integer.parseInt(version.split("\\.")[1]);
    }

    /** {@return what there is of the objects that the input names} */
    List<JsonNode> get(String namespace, String objects) {
        return list(run(objects, "get", "-n", namespace, "-o", "json", "-f", "-"));
    }

    /** {@return all of these kinds that a selector finds} */
    List<JsonNode> find(String namespace, String kinds, String selector) {
        return list(run("", "get", kinds, "-n", namespace, "-o", "json", "-l", selector));
    }

    private static List<JsonNode> list(String output) {
        JsonNode answer = Manifests.documents(output).getFirst();
        return answer.path("kind").asText().equals("List")
                ? answer.path("items").valueStream().toList()
                : List.of(answer);
    }

    String run(String input, String... arguments) {
        Tool.Outcome outcome = call(input, arguments);
        assertThat(outcome.status())
                .as("kubectl %s: %s%s", String.join(" ", arguments), outcome.output(), outcome.complaints())
                .isZero();
        return outcome.output();
    }

    /** {@return what was said against it} */
    String refusal(String input, String... arguments) {
        Tool.Outcome outcome = call(input, arguments);
        assertThat(outcome.status())
                .as("kubectl %s: %s", String.join(" ", arguments), outcome.output())
                .isNotZero();
        return outcome.complaints();
    }

    private Tool.Outcome call(String input, String... arguments) {
        var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", config.toString()));
        command.addAll(List.of(arguments));
        return Tool.run(Path.of("."), input, command);
    }
}
