package io.modelgateway.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kubernetes objects, read strictly: no name twice, no kind that is not known, no field that its kind does not have and
 * none of another type. It knows types, not meanings: what only an API server refuses passes.
 *
 * @param all in the order they were written
 */
record Manifests(List<HasMetadata> all) {

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    Manifests {
        all = List.copyOf(all);
    }

    static Manifests parse(String yaml) {
        var objects = new ArrayList<HasMetadata>();
        for (JsonNode document : documents(yaml)) {
            // There are no types for KEDA's: HelmChartTest looks at its fields itself.
            if (!document.path("apiVersion").asText().startsWith("keda.sh/")) {
                objects.add(object(document));
            }
        }
        return new Manifests(objects);
    }

    static List<JsonNode> documents(String yaml) {
        try (JsonParser parser = YAML.getFactory().createParser(yaml)) {
            var all = new ArrayList<JsonNode>();
            for (JsonNode document = YAML.readTree(parser); document != null; document = YAML.readTree(parser)) {
                if (!document.isNull()) {
                    all.add(document);
                }
            }
            return all;
        } catch (IOException e) {
            throw new AssertionError("malformed YAML: " + e.getMessage() + "\n" + yaml, e);
        }
    }

    static List<JsonNode> documents(Path file) {
        return documents(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HasMetadata object(JsonNode document) {
        String name = document.path("kind").asText() + " "
                + document.at("/metadata/name").asText();
        Object read = KUBERNETES.unmarshal(document.toString());
        if (!(read instanceof HasMetadata object) || read instanceof GenericKubernetesResource) {
            throw new AssertionError(name + " of " + document.path("apiVersion").asText() + " is no known kind");
        }
        List<String> unknown = UnknownFields.of(object);
        if (!unknown.isEmpty()) {
            throw new AssertionError(name + " has unknown fields, or fields of the wrong type: " + unknown);
        }
        return object;
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type) {
        return all(type).stream().findFirst();
    }

    <T extends HasMetadata> T one(Class<T> type) {
        List<T> found = all(type);
        if (found.size() != 1) {
            throw new AssertionError("there are " + found.size() + " of " + type.getSimpleName());
        }
        return found.getFirst();
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T named(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + type.getSimpleName() + " " + name));
    }
}
