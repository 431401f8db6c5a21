package io.modelgateway.queue;

import io.modelgateway.model.AgentDid;
import java.util.Comparator;
import java.util.TreeSet;

/** What one agent has waiting in one band. Belongs to its band. */
final class Flow {

    static final Comparator<Flow> BY_START =
            Comparator.comparingLong((Flow flow) -> flow.start).thenComparingLong(flow -> flow.number);

    /** By the most urgent request of each; only of flows that have one. */
    static final Comparator<Flow> BY_DEADLINE =
            (one, other) -> Place.EARLIEST_DEADLINE_FIRST.compare(one.first(), other.first());

    final AgentDid agent;
    final TreeSet<Place> places = new TreeSet<>(Place.EARLIEST_DEADLINE_FIRST);
    /** The start tag of the next call, in calls. */
    long start;

    private final long number;

    Flow(AgentDid agent, long start, long number) {
        this.agent = agent;
        this.start = start;
        this.number = number;
    }

    Place first() {
        return places.first();
    }

    /** {@return how many are more urgent, or as urgent and came before} */
    int before(long untilNanos, long number) {
        int count = 0;
        for (Place place : places) {
            long later = place.ticket.applicant.untilNanos() - untilNanos;
            if (later > 0 || later == 0 && place.ticket.number >= number) {
                break;
            }
            count++;
        }
        return count;
    }
}
