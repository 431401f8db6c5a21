package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What images and clusters are made from names secrets and holds none. */
class SecretsInFilesTest {

    /** A variable that is called a secret and has a value of its own, quoted or not, a provider's key, an address with a password. */
    private static final Pattern SECRET = Pattern.compile(
            "(?:^|[\\s\"])[A-Z0-9_]*(?:API_KEY|SECRET|PASSWORD|TOKEN)\"?\\s*[=:]\\s*"
                    + "(?:(?![$\\s\"'])\\S|([\"'])(?!\\1|\\$)\\S)"
                    + "|\\bsk-[A-Za-z0-9_-]{8,}|[a-z]+://[^\\s/@$]*:[^\\s/@$]+@",
            Pattern.MULTILINE);

    static Stream<Path> files() throws IOException {
        try (Stream<Path> docker = Files.list(Path.of("src/main/docker"));
                Stream<Path> here = Files.list(Path.of(""));
                Stream<Path> manifests = Files.walk(Path.of("k8s"))) {
            return Stream.of(docker, here.filter(file -> file.toString().matches("compose.*\\.ya?ml")), manifests)
                    .flatMap(found -> found)
                    .filter(Files::isRegularFile)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void noFileOfAnImageOrAClusterHoldsOne(Path file) {
        assertThat(Manifests.text(file)).doesNotContainPattern(SECRET);
    }

    @Test
    void noScenarioOfTheChartRendersOne() {
        List<Path> scenarios = Chart.scenarios();
        assertThat(scenarios)
                .isNotEmpty()
                .allSatisfy(values -> assertThat(
                                Chart.template().withValuesFile(values).call())
                        .doesNotContainPattern(SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENV OPENAI_API_KEY=abc",
                "  GATEWAY_AUTH_KEYS_ADMIN_SECRET: abc",
                "  ADMIN_SECRET: \"abc\"",
                "ENV REDIS_PASSWORD='abc'",
                "{\"API_KEY\": \"abc\"}",
                "value: sk-proj-0123456789",
                "REDIS_URL: redis://:pass@redis:6379"
            })
    void oneWouldBeFound(String line) {
        assertThat(line).containsPattern(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_API_KEY=",
                "OPENAI_API_KEY: \"\"",
                "OPENAI_API_KEY: ''",
                "OPENAI_API_KEY: ${OPENAI_API_KEY:-}",
                "OPENAI_API_KEY: \"${OPENAI_API_KEY:-}\"",
                "redis://:$(REDIS_PASSWORD)@redis:6379"
            })
    void whatOnlyNamesOneIsNone(String line) {
        assertThat(line).doesNotContainPattern(SECRET);
    }
}
