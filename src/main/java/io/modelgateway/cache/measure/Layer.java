package io.modelgateway.cache.measure;

import java.util.Locale;

/** The two ways in which an answer is found. */
public enum Layer {
    EXACT,
    SEMANTIC;

    /** {@return the name in metrics and in administration} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
