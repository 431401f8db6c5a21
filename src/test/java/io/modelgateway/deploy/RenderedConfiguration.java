package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.StartedCatalog;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The files that a ConfigMap gives the gateway, read by the gateway's own configuration.
 *
 * @param properties of application.properties
 * @param catalog the text of catalog.yaml
 */
record RenderedConfiguration(Map<String, String> properties, String catalog) {

    static final String CATALOG_FILE = "gateway.catalog.file";

    private static final List<Class<?>> MAPPINGS = mappings();
    private static final Map<String, String> BUILT_IN =
            load(Manifests.text(Path.of("src/main/resources/application.properties")));

    RenderedConfiguration {
        properties = Map.copyOf(properties);
    }

    static RenderedConfiguration of(String applicationProperties, String catalog) {
        return new RenderedConfiguration(load(applicationProperties), catalog);
    }

    Duration drainTimeout() {
        return Duration.parse("PT" + properties.get("gateway.drain-timeout"));
    }

    /** Every name is one that the gateway, or Quarkus as we use it, has; every value is of its type. */
    void isKnown() {
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "rendered", 260));
        // Fails on names below a mapping's prefix that the mapping does not have.
        MAPPINGS.forEach(builder::withMapping);
        builder.build();
        assertThat(properties.keySet())
                .allSatisfy(name -> assertThat(isMapped(name)
                                || BUILT_IN.containsKey(name)
                                || name.startsWith("quarkus.log.")
                                || name.startsWith("quarkus.http."))
                        .as(name)
                        .isTrue());
    }

    /** {@return the catalogue that a gateway starts with in that pod} */
    Catalog start(Path directory, Map<String, String> environment) {
        assertThat(properties).containsEntry(CATALOG_FILE, "/work/catalog/catalog.yaml");
        var here = new HashMap<>(BUILT_IN);
        here.putAll(properties);
        try {
            here.put(
                    CATALOG_FILE,
                    Files.writeString(directory.resolve("catalog.yaml"), catalog)
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        here.keySet().removeIf(name -> !name.startsWith("gateway."));
        return StartedCatalog.of(here, environment);
    }

    private static boolean isMapped(String name) {
        return MAPPINGS.stream()
                .map(mapping -> mapping.getAnnotation(ConfigMapping.class).prefix() + ".")
                .anyMatch(name::startsWith);
    }

    private static List<Class<?>> mappings() {
        List<Class<?>> found = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.modelgateway")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .<Class<?>>map(type -> type.reflect())
                        .toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    private static Map<String, String> load(String text) {
        var properties = new Properties();
        try (Reader reader = new StringReader(text)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var map = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
        return map;
    }
}
