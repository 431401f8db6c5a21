package io.modelgateway.queue;

import io.modelgateway.model.Priority;
import java.util.Comparator;

/** A ticket's place in one line. Belongs to its line. */
final class Place {

    /** Earliest deadline first, then arrival. */
    static final Comparator<Place> EARLIEST_DEADLINE_FIRST = (one, other) -> {
        long sooner = one.ticket.applicant.untilNanos() - other.ticket.applicant.untilNanos();
        return sooner != 0 ? Long.signum(sooner) : Long.compare(one.ticket.number, other.ticket.number);
    };

    final Ticket ticket;
    final Line line;
    /** Rises with age. */
    Priority band;

    long inBandSinceNanos;

    Place(Ticket ticket, Line line) {
        this.ticket = ticket;
        this.line = line;
        this.band = ticket.applicant.priority();
        this.inBandSinceNanos = ticket.arrivedNanos;
    }
}
