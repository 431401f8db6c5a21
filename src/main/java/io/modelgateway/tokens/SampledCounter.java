package io.modelgateway.tokens;

/**
 * Bounds the work of a counter: a text up to the bound is counted whole, a longer one by evenly spaced slices of that
 * length in all, extrapolated. No text costs more than the bound, whatever its size.
 */
final class SampledCounter implements TokenCounter {

    private static final int SLICES = 8;

    private final TokenCounter delegate;
    private final int maxChars;

    /** @param maxChars how many characters are counted at the most, at least {@value #SLICES} */
    SampledCounter(TokenCounter delegate, int maxChars) {
        this.delegate = delegate;
        this.maxChars = maxChars;
    }

    @Override
    public int count(String text) {
        if (text.length() <= maxChars) {
            return delegate.count(text);
        }
        int slice = maxChars / SLICES;
        long stride = (text.length() - slice) / (SLICES - 1L);
        long counted = 0;
        for (int i = 0; i < SLICES; i++) {
            int from = aligned(text, (int) (i * stride));
            int to = aligned(text, from + slice);
            counted += delegate.count(text.substring(from, to));
        }
        double perChar = (double) counted / ((long) slice * SLICES);
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(perChar * text.length()));
    }

    /** Never between the two halves of a surrogate pair. */
    private static int aligned(String text, int index) {
        boolean inside = index > 0
                && index < text.length()
                && Character.isLowSurrogate(text.charAt(index))
                && Character.isHighSurrogate(text.charAt(index - 1));
        return inside ? index - 1 : index;
    }
}
