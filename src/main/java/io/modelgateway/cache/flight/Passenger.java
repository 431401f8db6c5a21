package io.modelgateway.cache.flight;

import io.modelgateway.model.ModelKey;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A caller whose account depends on what others do. Told on the caller's own context. */
public interface Passenger {

    /**
     * The caller waits, or is about to call.
     *
     * @param resign for who leaves early or fails: {@return whether somebody else pays from now on, so that this one does
     *     not} May be asked again, also after it has left.
     */
    void boarded(BooleanSupplier resign);

    /** The call was under way already: it is on another's account. */
    void joined();

    /**
     * Who paid so far has left; from now on the whole call is on this account.
     *
     * @param awaited whose answer was being waited for then; {@code null} if nobody had been called, or the answer had begun
     */
    void pays(@Nullable ModelKey awaited);

    /** {@return whose answer this one would pay for if it never came} */
    @Nullable
    ModelKey awaited();
}
