package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        Outcome outcome = call(input, arguments);
        assertThat(outcome.status())
                .as("kubectl %s: %s%s", String.join(" ", arguments), outcome.output(), outcome.complaints())
                .isZero();
        return outcome.output();
    }

    /** {@return what was said against it} */
    String refusal(String input, String... arguments) {
        Outcome outcome = call(input, arguments);
        assertThat(outcome.status())
                .as("kubectl %s: %s", String.join(" ", arguments), outcome.output())
                .isNotZero();
        return outcome.complaints();
    }

    private Outcome call(String input, String... arguments) {
        var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", config.toString()));
        command.addAll(List.of(arguments));
        try {
            // By files, because none of the three may be waited for before the others.
            Path in = Files.writeString(Files.createTempFile("kubectl", ".in"), input);
            Path errors = Files.createTempFile("kubectl", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var outcome = new Outcome(process.waitFor(), output, Files.readString(errors));
            Files.delete(in);
            Files.delete(errors);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private record Outcome(int status, String output, String complaints) {}
}
