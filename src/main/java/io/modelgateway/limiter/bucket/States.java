package io.modelgateway.limiter.bucket;

import io.modelgateway.limiter.bucket.Verdict.State;

/** What a bucket's figures mean. */
final class States {

    private States() {}

    static State rate(Claim claim, long level) {
        return new State(
                claim,
                Math.floorDiv(level, RateArithmetic.SCALE),
                RateArithmetic.waitMillis(level, RateArithmetic.full(claim.burst()), claim.limit()));
    }

    /** @param used held and spent together */
    static State tally(Claim claim, long used) {
        return new State(claim, claim.limit() - used, 0);
    }
}
