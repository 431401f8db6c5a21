package io.modelgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromptTextTest {

    private static final int SAMPLE = 8_192;
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    @Test
    void countsEveryPieceWhereTheSampleHoldsThemAll() {
        var counter = new CharsCounted();
        var text = textOf("one", "", "three", "seven");

        assertThat(text.tokens(counter, SAMPLE)).isEqualTo(13);
        assertThat(counter.texts).containsExactly("one", "three", "seven");
    }

    @ParameterizedTest
    @MethodSource("hugeTexts")
    void countsNoMoreThanTheSampleOfAHugeText(List<String> pieces) {
        var counter = new CharsCounted();
        var text = textOf(pieces.toArray(String[]::new));

        assertThat(text.tokens(counter, SAMPLE)).isEqualTo(text.chars());
        assertThat(counter.chars()).isEqualTo(SAMPLE);
    }

    static Stream<List<String>> hugeTexts() {
        return Stream.of(
                List.of("x".repeat(FIVE_MEGABYTES)),
                List.of("start", "word ".repeat(FIVE_MEGABYTES / 5), "end"),
                Collections.nCopies(FIVE_MEGABYTES / 4, "tiny"));
    }

    @Test
    void takesSlicesFromTheBeginningToTheEnd() {
        var counter = new CharsCounted();

        textOf("a".repeat(8_000), "b".repeat(8_000), "c".repeat(8_000)).tokens(counter, 1_600);

        assertThat(counter.texts).first().isEqualTo("a".repeat(100));
        assertThat(counter.texts).last().isEqualTo("c".repeat(100));
        assertThat(String.join("", counter.texts)).hasSize(1_600).matches("a{533,534}b{532,534}c{533,534}");
    }

    @Test
    void weighsKindsOfTextByTheirShare() {
        TextCounter oneForCjk =
                text -> (int) text.chars().filter(c -> c > 0x4e00).count();
        var text = textOf("a".repeat(90_000), "漢".repeat(30_000));

        assertThat(text.tokens(oneForCjk, SAMPLE)).isCloseTo(30_000, withinPercentage(7));
    }

    @Property
    void isExactForAnEvenTextHoweverItIsCut(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 2_000) Integer> lengths) {
        var counter = new CharsCounted();
        var text = textOf(lengths.stream().map("z"::repeat).toArray(String[]::new));

        assertThat(text.tokens(counter, SAMPLE)).isCloseTo(text.chars(), within(1L));
        assertThat(counter.chars()).isEqualTo(Math.min(SAMPLE, text.chars()));
    }

    private static PromptText textOf(String... pieces) {
        var text = new PromptText();
        for (String piece : pieces) {
            text.add(piece);
        }
        return text;
    }

    /** One token a character; remembers what it was given. */
    private static final class CharsCounted implements TextCounter {

        private final List<String> texts = new ArrayList<>();

        @Override
        public int count(String text) {
            texts.add(text);
            return text.length();
        }

        long chars() {
            return texts.stream().mapToLong(String::length).sum();
        }
    }
}
