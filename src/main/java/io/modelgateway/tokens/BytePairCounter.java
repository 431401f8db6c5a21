package io.modelgateway.tokens;

import com.knuddels.jtokkit.api.Encoding;

/**
 * Counts by a real vocabulary. Merging is more than linear in the length of a word, so a run of one kind of character
 * is cut after {@value #LONGEST_RUN}; each cut adds at most a token or two.
 */
final class BytePairCounter implements TextCounter {

    static final int LONGEST_RUN = 128;

    private final Encoding encoding;

    BytePairCounter(Encoding encoding) {
        this.encoding = encoding;
    }

    @Override
    public int count(String text) {
        int tokens = 0;
        int start = 0;
        int run = 0;
        CharKind previous = null;
        for (int i = 0; i < text.length(); i++) {
            CharKind kind = CharKind.of(text.charAt(i));
            run = kind == previous ? run + 1 : 1;
            previous = kind;
            if (run >= LONGEST_RUN && !Character.isHighSurrogate(text.charAt(i))) {
                tokens += encoding.countTokensOrdinary(text.substring(start, i + 1));
                start = i + 1;
                run = 0;
            }
        }
        return tokens + encoding.countTokensOrdinary(text.substring(start));
    }
}
