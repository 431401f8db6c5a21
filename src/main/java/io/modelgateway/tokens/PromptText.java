package io.modelgateway.tokens;

import java.util.ArrayList;
import java.util.List;

/**
 * The texts of one request in a row, never joined. What is counted is bounded: all of it up to the sample's size,
 * beyond that {@value #SLICES} evenly spaced slices, whose density of tokens is taken for the whole. Not thread-safe;
 * made per request.
 */
final class PromptText {

    static final int SLICES = 16;

    private final List<String> pieces = new ArrayList<>();
    private long chars;

    void add(String piece) {
        if (!piece.isEmpty()) {
            pieces.add(piece);
            chars += piece.length();
        }
    }

    long chars() {
        return chars;
    }

    /**
     * Estimates the tokens of all pieces.
     *
     * @param sampleChars the most characters to hand to the counter, at least {@value #SLICES}
     */
    long tokens(TextCounter counter, int sampleChars) {
        if (chars > sampleChars) {
            return extrapolated(counter, sampleChars / SLICES);
        }
        long tokens = 0;
        for (String piece : pieces) {
            tokens += counter.count(piece);
        }
        return tokens;
    }

    /** Each slice is counted on its own: a word cut at its edge adds a token at most, about 1% in all. */
    private long extrapolated(TextCounter counter, int sliceChars) {
        long tokens = 0;
        int piece = 0;
        long pieceStart = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            long start = slice * (chars - sliceChars) / (SLICES - 1);
            while (start >= pieceStart + pieces.get(piece).length()) {
                pieceStart += pieces.get(piece).length();
                piece++;
            }
            tokens += countFrom(counter, piece, (int) (start - pieceStart), sliceChars);
        }
        return Math.round(tokens * (double) chars / ((long) sliceChars * SLICES));
    }

    /** A slice may run over the end of its piece into those that follow. */
    private long countFrom(TextCounter counter, int firstPiece, int firstOffset, int sliceChars) {
        long tokens = 0;
        int offset = firstOffset;
        int left = sliceChars;
        for (int i = firstPiece; left > 0 && i < pieces.size(); i++) {
            String piece = pieces.get(i);
            int end = Math.min(piece.length(), offset + left);
            tokens += counter.count(piece.substring(offset, end));
            left -= end - offset;
            offset = 0;
        }
        return tokens;
    }
}
