package io.modelgateway.queue;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Plays arrivals against the very queue that runs in production, on a clock of its own: the next thing that happens sets
 * the time. Deterministic.
 */
final class Simulation {

    /**
     * One request.
     *
     * @param leavesNanos when its client leaves; {@link Long#MAX_VALUE} for never
     */
    record Arrival(
            long atNanos, AgentDid agent, Priority priority, long deadlineNanos, long serviceNanos, long leavesNanos) {

        static Arrival staying(long at, AgentDid agent, Priority priority, long deadline, long service) {
            return new Arrival(at, agent, priority, deadline, service, Long.MAX_VALUE);
        }
    }

    /** What became of one request: exactly one of the ends is set when all is over. */
    static final class Fate implements Waiter {

        final Arrival arrival;
        private final Simulation simulation;

        @Nullable
        Refusal refusal;

        @Nullable
        Ticket ticket;

        boolean queued;
        boolean left;
        long calledNanos = -1;
        long completedNanos = -1;
        int ends;
        /** Own requests in line at arrival that were to be called before. */
        int ownAhead;

        Fate(Arrival arrival, Simulation simulation) {
            this.arrival = arrival;
            this.simulation = simulation;
        }

        @Override
        public void called(Ticket called) {
            simulation.begin(this, called);
        }

        @Override
        public void sentAway(Refusal why) {
            refusal = why;
            ends++;
        }

        @Override
        public String toString() {
            return arrival + " ahead " + ownAhead + " called " + calledNanos + " completed " + completedNanos + " "
                    + refusal;
        }

        boolean called() {
            return calledNanos >= 0;
        }

        boolean inTime() {
            return completedNanos >= 0 && completedNanos <= arrival.deadlineNanos();
        }

        long waitedNanos() {
            return calledNanos - arrival.atNanos();
        }
    }

    private record Event(long atNanos, long number, Runnable action) {}

    final List<Fate> fates = new ArrayList<>();
    final List<Fate> callOrder = new ArrayList<>();
    final SlotQueue queue;
    private final List<Wanted> wanted;
    private final PriorityQueue<Event> events = new PriorityQueue<>((one, other) -> one.atNanos() != other.atNanos()
            ? Long.compare(one.atNanos(), other.atNanos())
            : Long.compare(one.number(), other.number()));
    private Runnable afterEach = () -> {};
    private long nowNanos;
    private long eventNumbers;

    Simulation(QueueRules rules, List<Wanted> wanted) {
        this.queue = new SlotQueue(rules, () -> nowNanos);
        this.wanted = wanted;
    }

    /** Checks this after everything that happens. */
    Simulation checking(Runnable invariant) {
        afterEach = invariant;
        return this;
    }

    Simulation run(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            at(arrival.atNanos(), () -> arrive(arrival));
        }
        while (!events.isEmpty()) {
            Event next = events.remove();
            nowNanos = next.atNanos();
            next.action().run();
            afterEach.run();
        }
        return this;
    }

    long nowNanos() {
        return nowNanos;
    }

    private void arrive(Arrival arrival) {
        var fate = new Fate(arrival, this);
        fates.add(fate);
        fate.ownAhead = (int) fates.stream()
                .filter(other -> other.queued && !other.called() && other.ends == 0)
                .filter(other -> other.arrival.agent().equals(arrival.agent()))
                .count();
        var who = new Applicant("", arrival.agent(), arrival.priority(), arrival.deadlineNanos(), 1);
        switch (queue.enter(who, wanted, fate)) {
            case Admission.Served served -> begin(fate, served.ticket());
            case Admission.Queued waiting -> {
                fate.queued = true;
                fate.ticket = waiting.ticket();
                at(arrival.deadlineNanos(), () -> queue.expire(waiting.ticket()));
            }
            case Admission.Refused refused -> fate.sentAway(refused.why());
        }
        if (arrival.leavesNanos() != Long.MAX_VALUE) {
            at(arrival.leavesNanos(), () -> leave(fate));
        }
    }

    private void begin(Fate fate, Ticket ticket) {
        fate.ticket = ticket;
        fate.calledNanos = nowNanos;
        callOrder.add(fate);
        at(nowNanos + fate.arrival.serviceNanos(), () -> complete(fate));
    }

    private void complete(Fate fate) {
        if (fate.ends == 0 && fate.ticket != null) {
            fate.completedNanos = nowNanos;
            fate.ends++;
            queue.end(fate.ticket, true);
        }
    }

    private void leave(Fate fate) {
        if (fate.ends == 0 && fate.ticket != null) {
            fate.left = true;
            fate.ends++;
            queue.end(fate.ticket, false);
        }
    }

    private void at(long nanos, Runnable action) {
        events.add(new Event(Math.max(nanos, nowNanos), eventNumbers++, action));
    }
}
