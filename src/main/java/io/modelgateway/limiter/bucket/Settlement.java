package io.modelgateway.limiter.bucket;

import java.util.List;

/**
 * The end of a reservation.
 *
 * @param entries every claim that was granted, with what was really used
 */
public record Settlement(String lease, List<Entry> entries) {

    /** A granted claim and the use of it. */
    public record Entry(Claim claim, long used) {}

    public Settlement {
        entries = List.copyOf(entries);
    }
}
