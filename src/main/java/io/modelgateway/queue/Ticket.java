package io.modelgateway.queue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request's claim: first to its places in line, then to a slot. Its state belongs to the {@link SlotQueue}. */
public final class Ticket {

    enum State {
        WAITING,
        HOLDING,
        DONE
    }

    final Applicant applicant;
    final Waiter waiter;
    /** Breaks ties between equal deadlines by arrival. */
    final long number;

    final long arrivedNanos;
    final List<Place> places = new ArrayList<>(1);
    State state = State.WAITING;

    @Nullable
    Line held;

    long calledNanos;

    Ticket(Applicant applicant, Waiter waiter, long number, long arrivedNanos) {
        this.applicant = applicant;
        this.waiter = waiter;
        this.number = number;
        this.arrivedNanos = arrivedNanos;
    }

    /** {@return whose slot it holds or held} Only once it was called. */
    public PoolId pool() {
        Line line = held;
        if (line == null) {
            throw new IllegalStateException("the ticket has not been called");
        }
        return line.pool();
    }

    long passed(long nowNanos) {
        return nowNanos - calledNanos;
    }

    /** {@return the time in line; only once it was called} */
    public long waitedNanos() {
        return calledNanos - arrivedNanos;
    }
}
