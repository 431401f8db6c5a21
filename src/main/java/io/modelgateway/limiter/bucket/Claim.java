package io.modelgateway.limiter.bucket;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What one request wants of one bucket.
 *
 * @param bucket its name, unique among buckets of all kinds
 * @param limit of a rate: units a minute; else the most that may be held or spent; at least 1
 * @param burst of a rate: the most that fits in, at least 1; else not used
 * @param amount to take, at least 0
 * @param renewal of a budget: until its period ends, nothing for one that never does; of others not used
 */
public record Claim(Kind kind, String bucket, long limit, long burst, long amount, Duration renewal) {

    /** How a bucket works. */
    public enum Kind {
        /** Fills up steadily. Settling may leave it in debt. */
        RATE("r"),
        /** A rate of which nothing comes back when a reservation lapses: what is counted has happened. */
        COUNT("c"),
        /** Holds so many at the same time. */
        SLOTS("s"),
        /** Is used up until its period ends. */
        BUDGET("b");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** {@return the kind's name in scripts and records} */
        public String code() {
            return code;
        }

        boolean fillsUp() {
            return this == RATE || this == COUNT;
        }
    }

    public static Claim rate(String bucket, long perMinute, long burst, long amount) {
        return new Claim(Kind.RATE, bucket, perMinute, burst, amount, Duration.ZERO);
    }

    /** One of something that cannot be undone. */
    public static Claim count(String bucket, long perMinute, long burst) {
        return new Claim(Kind.COUNT, bucket, perMinute, burst, 1, Duration.ZERO);
    }

    public static Claim slot(String bucket, long limit) {
        return new Claim(Kind.SLOTS, bucket, limit, 0, 1, Duration.ZERO);
    }

    public static Claim budget(String bucket, long limit, long amount, Duration renewal) {
        return new Claim(Kind.BUDGET, bucket, limit, 0, amount, renewal);
    }

    /** {@return the same claim where only a share of everything is to be had, but at least 1} */
    public Claim shared(BigDecimal share) {
        return new Claim(kind, bucket, part(limit, share), part(burst, share), amount, renewal);
    }

    private static long part(long whole, BigDecimal share) {
        return Math.max(1, share.multiply(BigDecimal.valueOf(whole)).longValue());
    }
}
