package io.modelgateway.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the answer cache did for a request.
 *
 * @param similarity cosine of 0 to 1 between the questions, of a semantic hit; {@code null} of all else
 */
public record CacheOutcome(Status status, @Nullable Double similarity) {

    public static final CacheOutcome HIT_EXACT = new CacheOutcome(Status.HIT_EXACT, null);
    public static final CacheOutcome MISS = new CacheOutcome(Status.MISS, null);
    public static final CacheOutcome BYPASS = new CacheOutcome(Status.BYPASS, null);

    public static CacheOutcome hitSemantic(double similarity) {
        return new CacheOutcome(Status.HIT_SEMANTIC, similarity);
    }

    /** {@return whether the answer came from memory} */
    public boolean hit() {
        return switch (status) {
            case HIT_EXACT, HIT_SEMANTIC -> true;
            case MISS, BYPASS -> false;
        };
    }

    /** The cache's part, as the response header names it. */
    public enum Status {
        HIT_EXACT,
        HIT_SEMANTIC,
        MISS,
        /** Neither looked up nor stored. */
        BYPASS;

        /** {@return the name on the wire, such as {@code hit-exact}} */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
