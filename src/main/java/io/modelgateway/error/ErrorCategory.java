package io.modelgateway.error;

import java.util.Locale;

/** The hundred a code belongs to; shown as {@code category} in the native dialect's error body. */
public enum ErrorCategory {
    REGISTRY,
    ROUTING,
    PROVIDER,
    CACHE,
    RATE_LIMIT,
    REQUEST,
    RESPONSE,
    CIRCUIT;

    /** {@return the name on the wire, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
