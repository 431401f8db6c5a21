package io.modelgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every key is described where it is read, and the page says the same. */
class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/configuration.md");
    private static final Path KEYS = Path.of("src/main/resources" + KnownKeys.RESOURCE);
    private static final String REGENERATE = "./mvnw test -Dtest=ConfigurationDocumentTest -Dupdate-docs=true";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.modelgateway");

    private static final Collection<Class<?>> MAPPINGS = MAIN.stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();

    /** The mappings, and the groups that several of them share. */
    private static final SourceText TEXT =
            SourceText.of(Stream.concat(MAPPINGS.stream(), Stream.<Class<?>>of(AllowanceSettings.class))
                    .toList());

    private static Stream<ConfiguredKey> mapped() {
        return MAPPINGS.stream().flatMap(mapping -> MappedKeys.of(mapping, TEXT).stream());
    }

    @Test
    void everyKeyIsDescribed() {
        assertThat(MAPPINGS).isNotEmpty();
        assertThat(mapped().filter(key -> key.description().isEmpty()))
                .as("keys whose method has no Javadoc")
                .isEmpty();
        assertThat(MAPPINGS.stream().filter(mapping -> TEXT.of(mapping).isEmpty()))
                .as("mappings without Javadoc")
                .isEmpty();
    }

    @Test
    void everyKeyIsReadBySomebody() {
        assertThat(mapped().map(ConfiguredKey::source).distinct().filter(source -> !isRead(source)))
                .as("keys that nobody reads")
                .isEmpty();
    }

    private static boolean isRead(Method source) {
        var method = MAIN.get(source.getDeclaringClass()).getMethod(source.getName());
        return !method.getAccessesToSelf().isEmpty();
    }

    @Test
    void everyRangeIsOfItsKeysTypeAndHoldsTheDefault() {
        assertThat(mapped().filter(key -> !key.range().isEmpty()))
                .hasSizeGreaterThan(40)
                .allSatisfy(key -> {
                    var range = new ValueRange(key.range());
                    String types = switch (range.measure()) {
                        case NUMBER -> "number|whole number";
                        case DURATION -> "duration";
                        case SIZE -> "size";
                    };
                    assertThat(key.type()).matches(types);
                    assertThat(range.allows(key.byDefault())).isTrue();
                });
    }

    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        String page = new ConfigurationPage(TEXT).write(MAPPINGS, DeclaredKeys.read());
        if (Boolean.getBoolean("update-docs")) {
            Files.writeString(DOCUMENT, page);
        }

        assertThat(DOCUMENT).as("write it anew with " + REGENERATE).content().isEqualTo(page);
    }

    @Test
    void theListOfKeysIsComplete() throws IOException {
        String list = mapped().filter(key -> !key.name().endsWith(".*"))
                .sorted(Comparator.comparing(ConfiguredKey::name))
                .map(key -> key.line() + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("update-docs")) {
            Files.createDirectories(KEYS.getParent());
            Files.writeString(KEYS, list);
        }

        assertThat(KEYS).as("write it anew with " + REGENERATE).content().isEqualTo(list);
    }
}
