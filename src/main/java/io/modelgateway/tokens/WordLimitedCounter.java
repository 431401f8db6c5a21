package io.modelgateway.tokens;

/**
 * Cuts endless words before they reach a byte-pair encoder, whose work grows with the square of a word's length. The
 * cuts cost at most one token each.
 */
final class WordLimitedCounter implements TokenCounter {

    private final TokenCounter delegate;
    private final int maxWordChars;

    WordLimitedCounter(TokenCounter delegate, int maxWordChars) {
        this.delegate = delegate;
        this.maxWordChars = maxWordChars;
    }

    @Override
    public int count(String text) {
        int tokens = 0;
        int from = 0;
        int wordStart = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                wordStart = i + 1;
            } else if (i - wordStart >= maxWordChars && !Character.isLowSurrogate(text.charAt(i))) {
                tokens += delegate.count(text.substring(from, i));
                from = i;
                wordStart = i;
            }
        }
        return tokens + delegate.count(text.substring(from));
    }
}
