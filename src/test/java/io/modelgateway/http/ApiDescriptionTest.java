package io.modelgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What /q/openapi says and what there is are the same. */
@QuarkusTest
class ApiDescriptionTest {

    private static final Pattern ALTERNATIVES = Pattern.compile("\\{\\w+: *([\\w|]+)}");
    private static final Pattern EXPRESSION = Pattern.compile("\\{(\\w+):[^}]*}");

    @Test
    void describesExactlyThePathsThereAre() throws IOException {
        assertThat(described()).containsExactlyElementsOf(written());
    }

    @Test
    void givesEveryDialectsOperationASummaryAnExampleAndResponses() throws IOException {
        for (var path : description().path("paths").properties()) {
            if (!path.getKey().startsWith("/admin")) {
                path.getValue().forEach(operation -> {
                    assertThat(operation.path("summary").asText())
                            .as(path.getKey())
                            .isNotBlank();
                    assertThat(operation.path("responses").size())
                            .as(path.getKey())
                            .isPositive();
                    if (operation.has("requestBody")) {
                        assertThat(operation
                                        .at("/requestBody/content/application~1json/example")
                                        .isObject())
                                .as(path.getKey())
                                .isTrue();
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /q/openapi             | */*              | application/yaml
                    /q/openapi             | application/json | application/json
                    /q/openapi?format=json | */*              | application/json
                    /q/openapi?format=JSON | */*              | application/json
                    /q/openapi?format=yaml | */*              | application/yaml
                    /q/openapi.json        | */*              | application/json
                    /q/openapi.yaml        | application/json | application/yaml
                    /q/openapi.yml         | application/json | application/yaml
                    """)
    void isYamlUnlessJsonIsAskedFor(String path, String accept, String contentType) throws IOException {
        var answer = RestAssured.given().accept(accept).get(path);
        var head = RestAssured.given().accept(accept).head(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(contentType + ";charset=UTF-8");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).isEqualTo(contentType + ";charset=UTF-8");
        var mapper = contentType.endsWith("json") ? new ObjectMapper() : new ObjectMapper(new YAMLFactory());
        assertThat(mapper.readTree(answer.asByteArray())).isEqualTo(description());
    }

    @Test
    void namesWhatItDescribes() throws IOException {
        JsonNode info = description().path("info");

        assertThat(info.path("title").asText()).isEqualTo("Model Gateway");
        assertThat(info.path("version").asText())
                .isEqualTo(ConfigProvider.getConfig().getValue("quarkus.application.version", String.class));
        assertThat(info.path("description").asText()).isNotBlank();
        assertThat(info.at("/license/name").asText()).isEqualTo("Apache-2.0");
    }

    private static JsonNode description() throws IOException {
        return new ObjectMapper()
                .readTree(RestAssured.get("/q/openapi?format=json").asByteArray());
    }

    private static TreeSet<String> described() throws IOException {
        var operations = new TreeSet<String>();
        for (var path : description().path("paths").properties()) {
            path.getValue().fieldNames().forEachRemaining(verb -> operations.add(path.getKey() + " " + verb));
        }
        return operations;
    }

    private static TreeSet<String> written() {
        var operations = new TreeSet<String>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.modelgateway.http", "io.modelgateway.admin")) {
            if (resource.isAnnotatedWith(Path.class)) {
                resource.getMethods().forEach(method -> operations.addAll(operations(resource, method)));
            }
        }
        return operations;
    }

    private static List<String> operations(JavaClass resource, JavaMethod method) {
        String path = resource.getAnnotationOfType(Path.class).value()
                + (method.isAnnotatedWith(Path.class)
                        ? "/" + method.getAnnotationOfType(Path.class).value().replaceFirst("^/", "")
                        : "");
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getAnnotationOfType(HttpMethod.class).value().toLowerCase(Locale.ROOT))
                .flatMap(verb -> alternatives(path).map(each -> each + " " + verb))
                .toList();
    }

    /** A path that stands for several is described as several. */
    private static Stream<String> alternatives(String path) {
        var several = ALTERNATIVES.matcher(path);
        return several.find()
                ? Stream.of(several.group(1).split("\\|")).map(several::replaceFirst)
                : Stream.of(EXPRESSION.matcher(path).replaceAll("{$1}"));
    }
}
