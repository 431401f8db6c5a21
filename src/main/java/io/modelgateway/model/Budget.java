package io.modelgateway.model;

/**
 * How much may be spent in a period.
 *
 * @param limit nano-dollars or tokens, at least 1
 */
public record Budget(Unit unit, Period period, long limit) {

    /** What is counted. */
    public enum Unit {
        /** In nano-dollars. */
        MONEY,
        TOKENS
    }

    /** When counting begins anew, in UTC. */
    public enum Period {
        DAY,
        MONTH,
        /** Never. */
        TOTAL
    }

    /** A million dollars in nano-dollars: sums of it are exact in a script's numbers. */
    private static final long MOST = 1_000_000_000_000_000L;

    /** @throws IllegalArgumentException if the limit is out of range */
    public Budget {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a budget must be more than nothing, and at most "
                    + (unit == Unit.MONEY ? "1000000 dollars" : MOST + " tokens"));
        }
    }
}
