package io.modelgateway.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that a key may have, as {@link Range} writes them. */
public final class ValueRange {

    private static final String BOUND = "(-?\\d+(?:\\.\\d+)?[a-zA-Z]*)?";
    private static final Pattern WRITTEN = Pattern.compile("(>?)" + BOUND + "\\.\\." + BOUND);

    private final Measure measure;
    private final boolean exclusive;
    private final @Nullable String least;
    private final @Nullable String greatest;
    private final @Nullable BigDecimal lowest;
    private final @Nullable BigDecimal highest;

    /** @throws IllegalArgumentException for what is no range */
    public ValueRange(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(written + " is no range");
        }
        this.exclusive = !parts.group(1).isEmpty();
        this.least = parts.group(2);
        this.greatest = parts.group(3);
        String bound = least == null ? greatest : least;
        if (bound == null
                || least == null && exclusive
                || greatest != null && Measure.of(greatest) != Measure.of(bound)) {
            throw new IllegalArgumentException(written + " is no range");
        }
        this.measure = Measure.of(bound);
        this.lowest = least == null ? null : measure.read(least);
        this.highest = greatest == null ? null : measure.read(greatest);
    }

    Measure measure() {
        return measure;
    }

    /** {@return whether the value is in the range, or cannot be read} The latter is for others to complain of. */
    public boolean allows(String value) {
        if (value.isBlank()) {
            return true;
        }
        try {
            BigDecimal number = measure.read(value.strip());
            return number != null && isHighEnough(number) && isLowEnough(number);
        } catch (IllegalArgumentException | DateTimeException _) {
            return true;
        }
    }

    private boolean isHighEnough(BigDecimal number) {
        return lowest == null || number.compareTo(lowest) >= (exclusive ? 1 : 0);
    }

    private boolean isLowEnough(BigDecimal number) {
        return highest == null || number.compareTo(highest) <= 0;
    }

    /** {@return what a reader of the page is told}, such as "0 to 1" or "more than 0s" */
    String words() {
        if (least == null) {
            return "at most " + greatest;
        }
        String from = (exclusive ? "more than " : "at least ") + least;
        if (greatest == null) {
            return from;
        }
        return exclusive ? from + ", at most " + greatest : least + " to " + greatest;
    }

    /** {@return what whoever set that key is told} The value is not shown: it may be a secret in the wrong place. */
    String sentence(String key) {
        boolean between = !exclusive && least != null && greatest != null;
        return key + " must be " + (between ? "from " : "") + words();
    }
}
