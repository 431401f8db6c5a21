package io.modelgateway.tokens;

/**
 * Counts without a vocabulary, by what byte-pair encodings do on average: letters of spaced scripts share a token by
 * about four, digits by about two and a half, punctuation by about one and a half, an ideograph or syllable is about one
 * token, anything rarer about two. Within a third of the truth for prose and code; linear in the text.
 */
final class HeuristicCounter implements TokenCounter {

    private static final double PER_LETTER = 1 / 4.0;
    private static final double PER_DIGIT = 1 / 2.5;
    private static final double PER_MARK = 1 / 1.5;
    private static final double PER_FOREIGN_LETTER = 1 / 2.5;
    private static final double PER_IDEOGRAPH = 1.0;
    private static final double PER_RARITY = 2.0;
    /** A single space belongs to the word behind it; only the further ones of a run count, packed together. */
    private static final double PER_EXTRA_SPACE = 1 / 6.0;

    @Override
    public int count(String text) {
        double tokens = 0;
        boolean afterSpace = false;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            boolean space = Character.isWhitespace(codePoint);
            tokens += space ? (afterSpace ? PER_EXTRA_SPACE : 0) : weight(codePoint);
            afterSpace = space;
        }
        return (int) Math.ceil(tokens);
    }

    private static double weight(int codePoint) {
        if (codePoint < 0x80) {
            if (Character.isLetter(codePoint)) {
                return PER_LETTER;
            }
            return Character.isDigit(codePoint) ? PER_DIGIT : PER_MARK;
        }
        if (Character.isIdeographic(codePoint)
                || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HIRAGANA
                || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.KATAKANA
                || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HANGUL) {
            return PER_IDEOGRAPH;
        }
        return Character.isLetter(codePoint) ? PER_FOREIGN_LETTER : PER_RARITY;
    }
}
