package io.modelgateway.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The chart, rendered by Helm itself as a library. */
final class Chart {

    static final Path DIRECTORY = Path.of("helm/model-gateway");

    static final String OLDEST_KUBERNETES = "1.30.0";

    private Chart() {}

    static List<Path> scenarios() {
        try (Stream<Path> files = Files.list(DIRECTORY.resolve("ci"))) {
            return files.filter(file -> file.toString().endsWith("-values.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifests render(Path values) {
        return Manifests.parse(template().withValuesFile(values).call());
    }

    static Manifests render(Map<String, Object> values) {
        return Manifests.parse(text(values));
    }

    /** {@return the pod of {@code helm test}}, which rendering leaves out because it is a hook; so here it is none. */
    static Pod test(Path values, Path directory) {
        Path copy = directory.resolve("model-gateway");
        copy(copy, text -> text.replaceAll("(?m)^ +helm.sh/hook.*\\n", ""));
        return Manifests.parse(template(copy).withValuesFile(values).call()).one(Pod.class);
    }

    /** Writes the chart to another place, each file changed. */
    static void copy(Path directory, UnaryOperator<String> change) {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = directory.resolve(DIRECTORY.relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(target, change.apply(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws what Helm complains of. */
    static String text(Map<String, Object> values) {
        TemplateCommand template = template();
        values.forEach(template::set);
        return template.call();
    }

    static RenderedConfiguration configuration(Manifests manifests) {
        ConfigMap properties = manifests.all(ConfigMap.class).stream()
                .filter(map -> map.getData().containsKey("application.properties"))
                .findFirst()
                .orElseThrow();
        String catalog = manifests.all(ConfigMap.class).stream()
                .map(map -> map.getData().getOrDefault("catalog.yaml", ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return RenderedConfiguration.of(properties.getData().get("application.properties"), catalog);
    }

    static TemplateCommand template() {
        return template(DIRECTORY);
    }

    static TemplateCommand template(Path chart) {
        return new Helm(chart).template().withName("try").withNamespace("here").withKubeVersion(OLDEST_KUBERNETES);
    }
}
