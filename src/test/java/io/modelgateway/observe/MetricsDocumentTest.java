package io.modelgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/metrics.md");

    @ParameterizedTest
    @MethodSource("names")
    void namesEveryMeterLabelAndLogKey(String name) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("`" + name + "`");
    }

    static Stream<String> names() {
        return Stream.of(MetricNames.class, LogKeys.class)
                .flatMap(type -> Arrays.stream(type.getFields()))
                .map(MetricsDocumentTest::valueOf);
    }

    private static String valueOf(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }
}
