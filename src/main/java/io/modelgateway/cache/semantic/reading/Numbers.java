package io.modelgateway.cache.semantic.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers in figures and in words, cardinal and ordinal, brought to one spelling. */
final class Numbers {

    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Map<String, Long> POWERS =
            Map.of("dozen", 12L, "hundred", 100L, "thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);
    private static final List<String> ORDINALS = List.of(
            "",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth");

    private Numbers() {}

    /** Figures such as {@code 1,000.50} without the commas; zeros at the end stay, for version 2.10 is not 2.1. */
    static String figures(String figures) {
        return figures.replace(",", "");
    }

    /** {@code third} and {@code 3rd} as {@code 3rd}; "second" is left to the unit of time that it also is. */
    static Optional<String> ordinal(String word) {
        int index = ORDINALS.indexOf(word);
        return index > 0 && index != 2 ? Optional.of(index + "th") : Optional.empty();
    }

    static boolean isNumberWord(String word) {
        return SMALL.contains(word) || TENS.indexOf(word) > 1 || POWERS.containsKey(word);
    }

    static boolean isPower(String word) {
        return POWERS.containsKey(word);
    }

    /** {@code 1.4 billion}. */
    static String times(String figures, String power) {
        return new BigDecimal(figures(figures))
                .multiply(BigDecimal.valueOf(POWERS.get(power)))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The value of number words in a row: {@code two hundred fifty}. */
    static String words(List<String> words) {
        long total = 0;
        long group = 0;
        for (String word : words) {
            Long power = POWERS.get(word);
            if (power == null) {
                group += SMALL.contains(word) ? SMALL.indexOf(word) : 10L * TENS.indexOf(word);
            } else if (power <= 100) {
                group = Math.max(1, group) * power;
            } else {
                total += Math.max(1, group) * power;
                group = 0;
            }
        }
        return Long.toString(total + group);
    }
}
