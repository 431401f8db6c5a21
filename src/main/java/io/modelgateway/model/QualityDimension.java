package io.modelgateway.model;

import java.util.Locale;
import java.util.Optional;

/** What a model may be good at; each has a score of 0 to 1 in the registry. */
public enum QualityDimension {
    REASONING,
    CODING,
    CREATIVE,
    SUMMARIZATION;

    /** {@return the name on the wire, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the dimension of that wire name, in any case} */
    public static Optional<QualityDimension> byWireName(String name) {
        for (QualityDimension dimension : values()) {
            if (dimension.wireName().equalsIgnoreCase(name.strip())) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }
}
