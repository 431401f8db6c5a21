package io.modelgateway.redis;

import org.jspecify.annotations.Nullable;

/** Redis did not do what it was asked: it is away, late, full, or refuses us. Carries no stack trace. */
public final class RedisUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
