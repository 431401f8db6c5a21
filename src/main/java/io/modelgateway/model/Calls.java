package io.modelgateway.model;

import io.modelgateway.error.ErrorDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls to providers that one request has made, waits for, or has left to others. Not thread-safe, as its
 * {@link Trail}.
 */
public final class Calls {

    private final List<Attempt> attempts = new ArrayList<>();
    private int retries;
    private @Nullable ModelKey inFlight;
    private @Nullable ModelKey inherited;
    private BooleanSupplier resignation = () -> false;

    Calls() {}

    public void attempted(Attempt attempt) {
        attempts.add(attempt);
        inFlight = null;
    }

    public void retried() {
        retries++;
    }

    /** {@return how many attempts were repetitions at the same provider} */
    public int retries() {
        return retries;
    }

    public List<Attempt> made() {
        return List.copyOf(attempts);
    }

    /** {@return the attempt that answered, or the last that failed} */
    public Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /** Tells that a call has gone out whose end {@link #attempted} will tell. */
    public void calling(ModelKey target) {
        inFlight = target;
        inherited = null;
    }

    /** Takes {@link #calling} back: the call never went out. */
    public void notCalled() {
        inFlight = null;
    }

    /** {@return whose answer is being waited for} */
    public Optional<ModelKey> inFlight() {
        return Optional.ofNullable(inFlight);
    }

    /** Tells whose answer was being waited for by whoever left this request to pay for it; {@code null} for nobody's. */
    public void inherited(@Nullable ModelKey target) {
        inherited = target;
    }

    /** {@return whose answer is being waited for, by a call of this request's own or one that was left to it} */
    public Optional<ModelKey> awaited() {
        return inFlight().or(() -> Optional.ofNullable(inherited));
    }

    /** Tells that others share the call. @param handsOver leaves it to one of them, and says whether there was one */
    public void sharedUntil(BooleanSupplier handsOver) {
        resignation = handsOver;
    }

    /** {@return whether somebody else pays for the call, now that this request is over before the call} */
    public boolean resigned() {
        return resignation.getAsBoolean();
    }

    /** {@return the failed attempts as a detail of an error} */
    public ErrorDetail.FailedAttempts failedAttempts() {
        var failed = new ArrayList<ErrorDetail.FailedAttempt>();
        for (Attempt attempt : attempts) {
            if (attempt.code() != null) {
                failed.add(new ErrorDetail.FailedAttempt(
                        attempt.model().value(),
                        attempt.provider().value(),
                        attempt.code(),
                        attempt.latency().toMillis()));
            }
        }
        return new ErrorDetail.FailedAttempts(failed);
    }
}
