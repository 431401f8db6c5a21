package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgedChartTest {

    @TempDir
    Path directory;

    static Stream<Path> scenarios() {
        return Chart.scenarios().stream();
    }

    /** So nothing else of a scenario is another than what a newer server gets. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void agingTheChartIsAgingWhatItRenders(Path values) {
        var aged = new AgedChart(20);
        String rendered = Chart.template().withValuesFile(values).call();

        String old =
                Chart.template(aged.chart(directory)).withValuesFile(values).call();

        assertThat(Manifests.documents(old))
                .isEqualTo(Manifests.documents(aged.manifests(rendered)))
                .isNotEqualTo(Manifests.documents(rendered));
    }

    @Test
    void aServerThatIsNewEnoughGetsTheChartItself() throws IOException {
        Path copy = new AgedChart(30).chart(directory);

        try (Stream<Path> files = Files.walk(Chart.DIRECTORY)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(copy.resolve(Chart.DIRECTORY.relativize(file)))
                            .hasSameTextualContentAs(file));
        }
    }
}
