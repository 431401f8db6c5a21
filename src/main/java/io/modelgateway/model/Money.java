package io.modelgateway.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount in nano-dollars (10<sup>-9</sup> USD). Arithmetic that leaves the range of a {@code long} throws
 * {@link ArithmeticException} instead of wrapping.
 */
public record Money(long nanoUsd) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final int NANO_USD_PER_CENT_SCALE = 7;
    private static final int NANO_SCALE = 9;
    private static final long PER_MILLION = 1_000_000;

    /**
     * Reads a decimal number of dollars.
     *
     * @throws ArithmeticException if it is finer than a nano-dollar or out of range
     */
    public static Money ofUsd(BigDecimal usd) {
        return new Money(usd.movePointRight(NANO_SCALE).longValueExact());
    }

    /** {@return that many cents, finer parts than a nano-dollar cut off} */
    public static Money ofCents(BigDecimal cents) {
        return new Money(cents.movePointRight(NANO_USD_PER_CENT_SCALE)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact());
    }

    /** {@return the price of {@code count} tokens where this is the price of a million, rounded half up} */
    public Money perMillion(long count) {
        return new Money(perMillion(nanoUsd, count));
    }

    /** {@return the same in nano-dollars, without an object} */
    public static long perMillion(long nanoUsd, long count) {
        long product = nanoUsd * count;
        boolean exact = Math.multiplyHigh(nanoUsd, count) == 0 && product >= 0;
        if (exact && product <= Long.MAX_VALUE - PER_MILLION / 2) {
            return (product + PER_MILLION / 2) / PER_MILLION;
        }
        // Whole parts and the rest apart: their plain product would overflow where the result does not.
        long whole = Math.multiplyExact(Math.floorDiv(nanoUsd, PER_MILLION), count);
        long rest = Math.multiplyExact(Math.floorMod(nanoUsd, PER_MILLION), count);
        return Math.addExact(whole, Math.floorDiv(Math.addExact(rest, PER_MILLION / 2), PER_MILLION));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(nanoUsd, other.nanoUsd));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(nanoUsd, other.nanoUsd));
    }

    public boolean isZero() {
        return nanoUsd == 0;
    }

    /** {@return cents as an exact decimal without trailing zeros, as JSON shows them} */
    public BigDecimal toCents() {
        return plain(BigDecimal.valueOf(nanoUsd, NANO_USD_PER_CENT_SCALE));
    }

    /** {@return dollars as an exact decimal without trailing zeros} */
    public BigDecimal toUsd() {
        return plain(BigDecimal.valueOf(nanoUsd, NANO_SCALE));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanoUsd, other.nanoUsd);
    }
}
