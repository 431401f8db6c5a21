package io.modelgateway.tokens;

/** What a character is to a tokenizer: a byte pair encoder never merges across a change of kind but for a leading space. */
enum CharKind {
    /** A letter of an alphabet whose common words are one token each. */
    LATIN,
    /** A letter of any other script that separates words: Cyrillic, Greek, Arabic, Hebrew, Devanagari … */
    ALPHABETIC,
    /** Han, kana, hangul, Thai and their like: words are not separated and a character is most of a token. */
    IDEOGRAPHIC,
    DIGIT,
    SPACE,
    LINE_BREAK,
    SYMBOL,
    /** Half of a character outside of the basic plane: mostly emoji and rare ideographs. */
    SURROGATE;

    private static final int LATIN_END = 0x250;
    private static final int THAI_START = 0x0E00;
    private static final int MYANMAR_END = 0x10A0;
    private static final int HANGUL_JAMO_START = 0x1100;
    private static final int HANGUL_JAMO_END = 0x1200;
    private static final int CJK_START = 0x2E80;

    /** Most of what is asked is ASCII, and Unicode's own tables are slow to ask. */
    private static final CharKind[] ASCII = new CharKind[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = classify(c);
        }
    }

    static CharKind of(char c) {
        return c < ASCII.length ? ASCII[c] : classify(c);
    }

    static boolean isSmall(char c) {
        return c < ASCII.length ? c >= 'a' && c <= 'z' : Character.isLowerCase(c);
    }

    static boolean isCapital(char c) {
        return c < ASCII.length ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    private static CharKind classify(char c) {
        if (c == '\n' || c == '\r') {
            return LINE_BREAK;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return SPACE;
        }
        if (Character.isSurrogate(c)) {
            return SURROGATE;
        }
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK ? letter(c) : SYMBOL;
    }

    private static CharKind letter(char c) {
        if (c < LATIN_END) {
            return LATIN;
        }
        boolean southEastAsian = c >= THAI_START && c < MYANMAR_END;
        boolean hangulJamo = c >= HANGUL_JAMO_START && c < HANGUL_JAMO_END;
        return southEastAsian || hangulJamo || c >= CJK_START ? IDEOGRAPHIC : ALPHABETIC;
    }
}
