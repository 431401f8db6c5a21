package io.modelgateway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** Configurations written as their authors write them. */
final class Texts {

    private Texts() {}

    static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the test's own text is malformed", e);
        }
    }

    /** {@return what a file of that text says, which must be sound} */
    static Layer layer(String text) {
        var problems = new Problems();
        Layer layer = new LayerReader("", Expansion.LITERAL).read(yaml(text), problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.sentences());
        }
        return layer;
    }

    static LayeredRegistry registry(String file) {
        return new LayeredRegistry(ModelFacts.load(), Layers.of(Layer.EMPTY, layer(file)));
    }

    /** {@return the layers of a gateway that starts with these properties and environment variables} */
    static StartingLayers start(Map<String, String> properties, Map<String, String> environment) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 100), new EnvConfigSource(environment, 300))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ProviderSettings.class)
                .withMapping(ModelSettings.class)
                .withMapping(AliasSettings.class)
                .withMapping(CatalogFileSettings.class)
                .build();
        return new StartingLayers(
                config.getConfigMapping(ProviderSettings.class),
                config.getConfigMapping(ModelSettings.class),
                config.getConfigMapping(AliasSettings.class),
                config.getConfigMapping(CatalogFileSettings.class),
                environment::get);
    }

    static LayeredRegistry registry(Map<String, String> properties, Map<String, String> environment) {
        return new LayeredRegistry(start(properties, environment));
    }
}
