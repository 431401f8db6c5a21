package io.modelgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingResult;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytePairCounterTest {

    private static final Encoding EXACT = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @ParameterizedTest
    @EnumSource
    void isExactForOrdinaryText(Samples sample) {
        assertThat(new BytePairCounter(EXACT).count(sample.text())).isEqualTo(EXACT.countTokensOrdinary(sample.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "7", " ", "=", "漢", "\n", "ab", "😀"})
    void cutsEndlessWordsBeforeTheyReachTheEncoder(String unit) {
        var seen = new Recorded();

        new BytePairCounter(seen).count(unit.repeat(4_000));

        assertThat(seen.texts).allMatch(text -> text.length() <= BytePairCounter.LONGEST_RUN + 1);
        assertThat(String.join("", seen.texts)).isEqualTo(unit.repeat(4_000));
    }

    @Test
    void losesLittleByCutting() {
        String word = "antidisestablishmentarianism".repeat(100);

        assertThat(new BytePairCounter(EXACT).count(word))
                .isCloseTo(EXACT.countTokensOrdinary(word), withinPercentage(5));
    }

    @Test
    void takesSpecialTokensForText() {
        assertThat(new BytePairCounter(EXACT).count("<|endoftext|>")).isGreaterThan(1);
    }

    /** An encoder that only notes what it is asked to count. */
    private static final class Recorded implements Encoding {

        private final List<String> texts = new ArrayList<>();

        @Override
        public int countTokensOrdinary(String text) {
            texts.add(text);
            return 1;
        }

        @Override
        public IntArrayList encode(String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EncodingResult encode(String text, int maxTokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        public IntArrayList encodeOrdinary(String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EncodingResult encodeOrdinary(String text, int maxTokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int countTokens(String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String decode(IntArrayList tokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] decodeBytes(IntArrayList tokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getName() {
            return "recorded";
        }
    }
}
