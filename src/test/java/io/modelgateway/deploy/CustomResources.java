package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the definitions of KEDA, the Gateway API and Prometheus' operator say of objects of theirs: nothing required that is
 * absent, and nothing out of its range, its enumeration or its pattern. Fields they do not know are found by
 * {@link UnknownFields}.
 */
final class CustomResources {

    private static final Set<String> GROUPS = Set.of("monitoring.coreos.com", "gateway.networking.k8s.io", "keda.sh");

    private static final Path FOLDER = Path.of("src/test/custom-resources");

    private CustomResources() {}

    /** {@return what is missing to ask them, if anything is} */
    static Optional<String> obstacle() {
        return Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))
                ? Optional.empty()
                : Optional.of("their definitions are not installed: run .ci/node-packages");
    }

    static boolean isCustom(JsonNode object) {
        return GROUPS.contains(object.path("apiVersion").asText().split("/")[0]);
    }

    /** {@return a sentence for each custom resource among these that is refused} */
    static List<String> refusals(List<JsonNode> objects) {
        List<JsonNode> custom =
                objects.stream().filter(CustomResources::isCustom).toList();
        Tool.Outcome outcome = Tool.run(FOLDER, custom.toString(), List.of("node", "refusals.js"));
        assertThat(outcome.status()).as(outcome.complaints()).isZero();
        return outcome.output().lines().toList();
    }
}
