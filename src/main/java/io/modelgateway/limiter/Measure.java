package io.modelgateway.limiter;

import java.util.Locale;

/** What is counted. */
public enum Measure {
    /** Requests per minute. */
    REQUESTS,
    /** Tokens per minute. */
    TOKENS,
    /** Requests at the same time. */
    CONCURRENT,
    /** Tokens in a budget's period. */
    TOKEN_BUDGET,
    /** Nano-dollars in a budget's period. */
    MONEY_BUDGET;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
