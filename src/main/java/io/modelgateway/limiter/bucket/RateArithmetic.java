package io.modelgateway.limiter.bucket;

/**
 * The arithmetic of buckets that fill up, in whole numbers: a level counts 60,000ths of a unit, so that a limit of L units
 * a minute adds exactly L each millisecond, and nothing is ever rounded. The script does the same in its own words.
 *
 * <p>Who wants more than fits in gets it from a full bucket, and leaves it in debt.
 */
final class RateArithmetic {

    /** Levels in one unit: milliseconds in a minute. */
    static final long SCALE = 60_000;

    private RateArithmetic() {}

    static long full(long burst) {
        return burst * SCALE;
    }

    /**
     * {@return the level after some time} A clock that went back adds nothing, and counts from where it is now.
     *
     * @param elapsedMillis since the level was what it was
     */
    static long filled(long level, long limit, long burst, long elapsedMillis) {
        long full = full(burst);
        if (level >= full) {
            return full;
        }
        if (elapsedMillis <= 0) {
            return level;
        }
        long missing = full - level;
        return elapsedMillis >= Math.ceilDiv(missing, limit) ? full : level + elapsedMillis * limit;
    }

    /** {@return the level that a claim waits for} */
    static long needed(Claim claim) {
        return Math.min(claim.amount(), claim.burst()) * SCALE;
    }

    /** {@return milliseconds until the level is reached, 0 if it is} */
    static long waitMillis(long level, long wanted, long limit) {
        return level >= wanted ? 0 : Math.ceilDiv(wanted - level, limit);
    }
}
