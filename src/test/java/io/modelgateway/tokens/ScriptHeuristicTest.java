package io.modelgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptHeuristicTest {

    private static final Encoding EXACT = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private final ScriptHeuristic heuristic = new ScriptHeuristic();

    @ParameterizedTest
    @EnumSource
    void staysWithinAFifthOfTheRealCount(Samples sample) {
        int exact = EXACT.countTokensOrdinary(sample.text());
        assertThat(heuristic.count(sample.text())).isCloseTo(exact, withinPercentage(20));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', 0",
                "hello, 1",
                "hello world, 2",
                "'hello world ', 3",
                "camelCaseName, 3",
                "internationalization, 4",
                "1234567, 3",
                "'a    b', 3",
                "'a\n\nb', 3",
                "'{}\n', 1",
                "日本語, 2",
            })
    void countsByRunsOfEqualKind(String text, int tokens) {
        assertThat(heuristic.count(text)).isEqualTo(tokens);
    }

    /** Text is read in pieces of 1,024 characters. */
    @Test
    void countsARunThatGoesOnFromPieceToPieceOnce() {
        assertThat(heuristic.count("a".repeat(3_000))).isEqualTo(1 + (3_000 - 8) / 4);
    }

    @Test
    void seesACapitalThatBeginsAPiece() {
        assertThat(heuristic.count("a".repeat(1_024) + "Name")).isEqualTo(1 + (1_024 - 8) / 4 + 1);
    }
}
