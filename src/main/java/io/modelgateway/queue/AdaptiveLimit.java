package io.modelgateway.queue;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import java.util.concurrent.TimeUnit;

/**
 * The lower of two limits of Netflix' concurrency-limits: Gradient2, which yields when latency rises above its long
 * average but takes no notice of refusals, and AIMD, which yields by a tenth at every refusal and rises by one for as many
 * successes as it allows calls at once (as TCP does, RFC 5681: a step for every success would settle where half of all
 * calls are refused). Both rise only while at least half of them is used. Not thread-safe: belongs to its line.
 *
 * @see <a href="https://github.com/Netflix/concurrency-limits">concurrency-limits</a>
 */
final class AdaptiveLimit implements CallLimit {

    static final int INITIAL = 10;

    /** An adaptive pool without a maximum of its own. */
    static final int CEILING = 1_000;

    private static final double BACKOFF = 0.9;

    /** Answers of models differ in length more than those of other services: twice the average is no sign of trouble. */
    private static final double TOLERANCE = 2.0;

    private static final long NEVER_SECONDS = TimeUnit.DAYS.toSeconds(1);

    private final Gradient2Limit latency;
    private final AIMDLimit refusals;

    private int successes;

    AdaptiveLimit(int most) {
        int ceiling = Math.min(most, CEILING);
        int initial = Math.min(INITIAL, ceiling);
        latency = Gradient2Limit.newBuilder()
                .initialLimit(initial)
                .minLimit(1)
                .maxConcurrency(ceiling)
                .rttTolerance(TOLERANCE)
                // Netflix' four, whatever the limit, would keep it from ever falling below eight.
                .queueSizeFunction(limit -> Math.max(1, (int) Math.sqrt(limit)))
                .build();
        refusals = AIMDLimit.newBuilder()
                .initialLimit(initial)
                .minLimit(1)
                .maxLimit(ceiling)
                .backoffRatio(BACKOFF)
                .timeout(NEVER_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    @Override
    public int now() {
        return Math.max(1, Math.min(latency.getLimit(), refusals.getLimit()));
    }

    @Override
    public void learn(long beganNanos, long latencyNanos, int inUse, boolean overloaded) {
        if (overloaded) {
            successes = 0;
            refusals.onSample(beganNanos, latencyNanos, inUse, true);
            return;
        }
        successes++;
        if (successes >= refusals.getLimit()) {
            successes = 0;
            refusals.onSample(beganNanos, latencyNanos, inUse, false);
        }
        // Not of refusals: they are quick, and would look like fast answers.
        latency.onSample(beganNanos, Math.max(1, latencyNanos), inUse, false);
    }
}
