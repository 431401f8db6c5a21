package io.modelgateway.cache.semantic.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The judging half of the pairs. {@code -Dupdate-docs=true} writes the report into docs/semantic-cache.md; it is not
 * compared, because the model's last digits depend on the processor.
 */
class EvaluationTest {

    private static final Path JUDGING = Path.of("src/test/resources/semantic/judging.tsv");
    private static final Path DOCUMENT = Path.of("docs/semantic-cache.md");
    private static final String BEGIN = "<!-- report -->\n";
    private static final String END = "<!-- end of report -->\n";
    private static final double THRESHOLD = 0.85;

    @Test
    void hitsMostParaphrasesAndNothingElse() throws IOException {
        List<Judged> judged = Evaluate.judge(Pair.read(JUDGING));
        updateDocument(new Report(judged));

        assertThat(hits(judged, false)).isZero();
        assertThat(hits(judged, true))
                .isGreaterThanOrEqualTo(
                        judged.stream().filter(one -> one.pair().same()).count() * 6 / 10);
    }

    @Test
    void namesTheLineThatIsNoPair(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("pairs.tsv"), "class\texpected\ta\tb\nx\tsame\ta\tb\nx\tmaybe\ta\tb\n");

        assertThatThrownBy(() -> Pair.read(file)).hasMessageStartingWith("Line 3: expected four columns");
    }

    @Test
    void readsPairsWithAndWithoutAHeading(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pairs.tsv"), "faq\tdifferent\tIs it on?\tIs it off?\n\n");

        assertThat(Pair.read(file)).containsExactly(new Pair("faq", false, "Is it on?", "Is it off?"));
    }

    private static long hits(List<Judged> judged, boolean same) {
        return judged.stream()
                .filter(one -> one.pair().same() == same && one.isAbove(THRESHOLD) && one.passes())
                .count();
    }

    private static void updateDocument(Report report) throws IOException {
        if (Boolean.getBoolean("update-docs")) {
            String document = Files.readString(DOCUMENT);
            String before = document.substring(0, document.indexOf(BEGIN) + BEGIN.length());
            String after = document.substring(document.indexOf(END));
            Files.writeString(DOCUMENT, before + report.thresholds() + "\n" + report.classes(THRESHOLD) + after);
        }
    }
}
