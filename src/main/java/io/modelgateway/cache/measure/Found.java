package io.modelgateway.cache.measure;

import java.util.Locale;

/** How a lookup ended. */
public enum Found {
    HIT,
    MISS,
    /** A hit of the shadow mode, which was not served. */
    SHADOW;

    /** {@return the name in metrics and in administration} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
