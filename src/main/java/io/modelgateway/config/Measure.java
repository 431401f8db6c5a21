package io.modelgateway.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a value is a number of. */
enum Measure {
    /** Of nothing: whole numbers, and others. */
    NUMBER {
        @Override
        @Nullable
        BigDecimal read(String value) {
            try {
                return new BigDecimal(value);
            } catch (NumberFormatException _) {
                // Further spellings of a double, as converters take them.
                double number = Double.parseDouble(value);
                return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
            }
        }
    },

    /** Of seconds. */
    DURATION {
        @Override
        BigDecimal read(String value) {
            Duration duration = DurationConverter.parseDuration(value);
            return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        }
    },

    /** Of bytes. */
    SIZE {
        @Override
        BigDecimal read(String value) {
            return new BigDecimal(new MemorySizeConverter().convert(value).asBigInteger());
        }
    };

    /** {@return what a bound is a number of, by its last letter}: minutes are {@code m}, megabytes are {@code M}. */
    static Measure of(String bound) {
        char last = bound.charAt(bound.length() - 1);
        return Character.isDigit(last) ? NUMBER : Character.isLowerCase(last) ? DURATION : SIZE;
    }

    /**
     * Reads what is not blank, as the gateway's own converters do.
     *
     * @return null for what lies in no range, such as {@code NaN}
     * @throws IllegalArgumentException or a {@code DateTimeException} for what cannot be read
     */
    abstract @Nullable BigDecimal read(String value);
}
