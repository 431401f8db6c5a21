package io.modelgateway.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who waits, over all lines: keeps them within the bounds, decides who yields when there is no more room, and
 * counts how each of them ends. Belongs to its {@link SlotQueue}.
 */
final class Crowd {

    private final QueueRules.Bounds bounds;
    private final Map<Refusal.Reason, Long> refusals = new EnumMap<>(Refusal.Reason.class);
    private int waiting;
    private long bytes;
    private long entered;
    private long called;
    private long ended;
    private long left;

    Crowd(QueueRules.Bounds bounds) {
        this.bounds = bounds;
    }

    Admission counted(Admission admission) {
        entered++;
        switch (admission) {
            case Admission.Served _ -> called++;
            case Admission.Queued _ -> {}
            case Admission.Refused refused -> count(refused.why().reason());
        }
        return admission;
    }

    Totals totals() {
        return new Totals(entered, called, ended, left, waiting, bytes, refusals);
    }

    void ended() {
        ended++;
    }

    /**
     * Puts a newcomer into those lines that have room for it, or where somebody yields to it.
     *
     * @param all every line, for somebody who yields where there is too much of everything
     * @return whether it got a place
     */
    boolean join(Ticket newcomer, List<Line> lines, Collection<Line> all, News news) {
        Applicant who = newcomer.applicant;
        var joinable = lines.stream().filter(line -> takes(line, who)).toList();
        if (joinable.isEmpty()) {
            return false;
        }
        if (!bounds.hold(waiting + 1, bytes + who.bytes())) {
            Place yielding = lowest(all, who);
            if (yielding == null || !bounds.hold(waiting, bytes + who.bytes() - yielding.ticket.applicant.bytes())) {
                return false;
            }
            sendAway(yielding.ticket, Refusal.Reason.EVICTED, news);
        }
        joinable.forEach(line -> settle(newcomer, line, news));
        if (newcomer.places.isEmpty()) {
            return false;
        }
        waiting++;
        bytes += who.bytes();
        return true;
    }

    private static boolean takes(Line line, Applicant who) {
        if (line.fits(who)) {
            return true;
        }
        Place yielding = line.yielding(who);
        return yielding != null && line.fitsInsteadOf(yielding, who);
    }

    private void settle(Ticket newcomer, Line line, News news) {
        if (!line.fits(newcomer.applicant)) {
            Place yielding = line.yielding(newcomer.applicant);
            if (yielding == null || !line.fitsInsteadOf(yielding, newcomer.applicant)) {
                return;
            }
            evict(yielding, news);
        }
        var place = new Place(newcomer, line);
        line.add(place);
        newcomer.places.add(place);
    }

    /** Whoever waits in other lines too goes on waiting there. */
    private void evict(Place place, News news) {
        Ticket ticket = place.ticket;
        if (ticket.places.size() == 1) {
            sendAway(ticket, Refusal.Reason.EVICTED, news);
        } else {
            place.line.remove(place);
            ticket.places.remove(place);
        }
    }

    private static @Nullable Place lowest(Collection<Line> lines, Applicant newcomer) {
        Place lowest = null;
        for (Line line : lines) {
            Place place = line.yielding(newcomer);
            if (place != null && (lowest == null || goesAfter(place, lowest))) {
                lowest = place;
            }
        }
        return lowest;
    }

    private static boolean goesAfter(Place one, Place other) {
        return one.band != other.band
                ? one.band.compareTo(other.band) > 0
                : Place.EARLIEST_DEADLINE_FIRST.compare(one, other) > 0;
    }

    void sendAway(Ticket ticket, Refusal.Reason reason, News news) {
        sendAway(ticket, reason, ticket.places.getFirst().line, news);
    }

    /** @param line whose place it had, and may have still */
    void sendAway(Ticket ticket, Refusal.Reason reason, Line line, News news) {
        depart(ticket);
        count(reason);
        Forecast forecast = line.forecast(ticket.applicant);
        Refusal why = forecast.refused(reason, line.pool(), forecast.untilShorter());
        news.add(() -> ticket.waiter.sentAway(why));
    }

    /** Sends those away who cannot be answered within that time by any of their lines. */
    void sendAwayHopeless(Collection<Line> lines, Duration time, News news) {
        for (Ticket ticket : waiting(lines)) {
            boolean hopeful = ticket.places.stream()
                    .anyMatch(place -> place.line.forecast(place).fits(time));
            if (!hopeful) {
                sendAway(ticket, Refusal.Reason.STOPPING, news);
            }
        }
    }

    void leave(Ticket ticket) {
        depart(ticket);
        left++;
    }

    /** Takes somebody out of every line it is still in; its state is up to the caller. */
    void called(Ticket ticket) {
        called++;
        withdraw(ticket);
    }

    private void depart(Ticket ticket) {
        ticket.state = Ticket.State.DONE;
        withdraw(ticket);
    }

    private void withdraw(Ticket ticket) {
        ticket.places.forEach(place -> place.line.remove(place));
        ticket.places.clear();
        waiting--;
        bytes -= ticket.applicant.bytes();
    }

    /** {@return everybody who waits, each once} */
    List<Ticket> waiting(Collection<Line> lines) {
        Set<Ticket> tickets = new LinkedHashSet<>();
        lines.forEach(line -> line.places().forEach(place -> tickets.add(place.ticket)));
        return new ArrayList<>(tickets);
    }

    private void count(Refusal.Reason reason) {
        refusals.merge(reason, 1L, Long::sum);
    }
}
