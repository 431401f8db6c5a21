package io.modelgateway.dialect.anthropic;

import org.jspecify.annotations.Nullable;

/**
 * The table between a grade of effort and tokens to think with. Older models take a budget, newer ones a grade; the
 * vendor publishes no equivalence, so the steps are the gateway's own: 1024, 2048, 8192, 16384, 32768.
 */
enum ThinkingBudget {
    MINIMAL(1024),
    LOW(2048),
    MEDIUM(8192),
    HIGH(16_384),
    XHIGH(32_768);

    /** The vendor refuses a smaller budget. */
    static final int SMALLEST = MINIMAL.tokens;

    private final int tokens;

    ThinkingBudget(int tokens) {
        this.tokens = tokens;
    }

    int tokens() {
        return tokens;
    }

    /** {@return the step of a grade; a grade that nobody knows, or none, is medium} */
    static ThinkingBudget ofEffort(@Nullable String effort) {
        return switch (effort) {
            case "minimal" -> MINIMAL;
            case "low" -> LOW;
            case "high" -> HIGH;
            case "xhigh", "max" -> XHIGH;
            case null, default -> MEDIUM;
        };
    }

    /** {@return the vendor-neutral grade for a budget: the highest step that it reaches, at most {@code high}} */
    static String effortOf(int budgetTokens) {
        if (budgetTokens >= HIGH.tokens) {
            return "high";
        }
        if (budgetTokens >= MEDIUM.tokens) {
            return "medium";
        }
        return budgetTokens >= LOW.tokens ? "low" : "minimal";
    }
}
