package io.modelgateway.cache;

import io.modelgateway.cache.flight.Passenger;
import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Trail;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who bears the cost of a call, as one request's trail tells it: who began it, and everybody else got it from memory;
 * after that one has left, who came next, and the one who left had it from memory. Belongs to the request's context.
 */
final class Account implements Passenger {

    private final Trail trail;
    private boolean joined;
    private boolean paying;
    private @Nullable CacheOutcome outcome;

    Account(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void boarded(BooleanSupplier resign) {
        trail.calls().sharedUntil(() -> resigned(resign.getAsBoolean()));
    }

    private boolean resigned(boolean relieved) {
        if (relieved && outcome == CacheOutcome.MISS) {
            trail.cached(CacheOutcome.HIT_EXACT);
        }
        return relieved;
    }

    @Override
    public void joined() {
        joined = true;
    }

    @Override
    public void pays(@Nullable ModelKey awaited) {
        paying = true;
        trail.calls().inherited(awaited);
        if (outcome == CacheOutcome.MISS) {
            trail.cached(CacheOutcome.MISS);
        }
    }

    @Override
    public @Nullable ModelKey awaited() {
        return trail.calls().awaited().orElse(null);
    }

    /** @return whether the answer is another's */
    boolean isJoined() {
        return joined;
    }

    /** @param calls what the call says of itself */
    void arrived(CacheOutcome calls) {
        outcome = calls;
        boolean others = joined && !paying && !calls.hit();
        trail.cached(others ? CacheOutcome.HIT_EXACT : calls);
    }
}
