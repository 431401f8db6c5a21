package io.modelgateway.limiter.bucket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param refused why nothing was taken; {@code null} if all that is required was
 * @param optionalRefused why nothing optional was taken; {@code null} if it was, or was not come to
 * @param states of all buckets in the order's order, required ones first, after the decision
 */
public record Verdict(@Nullable Refusal refused, @Nullable Refusal optionalRefused, List<State> states) {

    public Verdict {
        states = List.copyOf(states);
    }

    /**
     * A bucket that did not have enough.
     *
     * @param waitMillis until the same claim would be granted if nobody else came; -1 where nobody can tell
     */
    public record Refusal(Claim claim, long waitMillis) {}

    /**
     * A bucket at one moment.
     *
     * @param left units of a rate (negative in debt), free slots, or what is left of a budget, reservations taken off
     * @param fullAfterMillis until a rate's bucket is full again; 0 of others
     */
    public record State(Claim claim, long left, long fullAfterMillis) {}

    public boolean granted() {
        return refused == null;
    }
}
