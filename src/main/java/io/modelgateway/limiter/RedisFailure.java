package io.modelgateway.limiter;

import java.util.Locale;

/** What becomes of limits while Redis does not answer. */
public enum RedisFailure {
    /** A share of each limit is kept in this process. */
    LOCAL,
    /** Nothing is limited. */
    OPEN,
    /** Nobody is served. */
    CLOSED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
