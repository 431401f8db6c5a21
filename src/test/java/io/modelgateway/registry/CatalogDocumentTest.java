package io.modelgateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappingInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/catalog.md} is one that a gateway starts with, and leaves no field out. */
class CatalogDocumentTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    Path directory;

    private String example;

    @BeforeEach
    void findExample() throws IOException {
        var matcher = EXAMPLE.matcher(Files.readString(Path.of("docs/catalog.md")));
        assertThat(matcher.find()).as("the page has an example").isTrue();
        example = matcher.group(1);
    }

    private LayeredRegistry start(Map<String, String> environment) throws IOException {
        Path file = Files.writeString(directory.resolve("catalog.yaml"), example);
        return Texts.registry(Map.of("gateway.catalog.file", file.toString()), environment);
    }

    private Map<String, String> environment() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "azure-key\n");
        return Map.of("AZURE_KEY_FILE", key.toString(), "OPENAI_API_KEY", "sk-openai");
    }

    @Test
    void theGatewayStartsWithTheExample() throws IOException {
        Catalog catalog = start(environment()).catalog();

        assertThat(catalog.providers())
                .extracting(provider -> provider.id().value())
                .contains("ollama", "openai", "azure", "vllm", "slow-mock");
        assertThat(catalog.models().stream().filter(model -> model.source() == ModelSource.CATALOG_FILE))
                .extracting(model -> model.id().value())
                .containsExactlyInAnyOrder("chat-eu", "house-model", "long-reader", "retired");
        assertThat(catalog.resolve("gpt-4o"))
                .extracting(ModelDefinition::upstreamId)
                .containsExactly("gpt-4.1-deployment");
        assertThat(catalog.behindAliases("cheap")).isEqualTo("auto:cost");
    }

    @Test
    void openAiIsLeftOutWithoutItsKey() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "azure-key\n");

        assertThat(start(Map.of("AZURE_KEY_FILE", key.toString())).catalog().providers())
                .extracting(provider -> provider.id().value())
                .doesNotContain("openai")
                .contains("azure");
    }

    @Test
    void theExampleLeavesNoFieldOut() {
        assertThat(Stream.of(
                                ProviderSettings.Endpoint.class,
                                ProviderSettings.CircuitBreaker.class,
                                ModelSettings.Entry.class,
                                ModelSettings.Price.class,
                                ModelSettings.Tier.class,
                                ModelSettings.Provisioned.class,
                                ModelSettings.Quality.class)
                        .map(ConfigMappingInterface::getConfigurationInterface)
                        .flatMap(fields -> Stream.of(fields.getProperties())
                                .map(field -> field.getPropertyName(fields.getNamingStrategy())))
                        .filter(name -> !name.equals("id")))
                .allSatisfy(name -> assertThat(example).contains(name + ":"));
    }
}
