package io.modelgateway.queue;

import io.modelgateway.model.ProviderId;
import io.modelgateway.model.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a provider now, who waits, in which order, and who is turned away. A request waits for every pool that
 * would do at once, and the first slot that comes to it takes it out of the other lines.
 *
 * <p>Guarantees: no pool has more calls than its limit, except after the limit was lowered; nobody waits while a slot of
 * an open pool is free; every applicant ends exactly once, by being refused, sent away, or called and ended; waiting
 * requests stay within the bounds. Thread-safe behind one short lock, under which nothing is called back and everything
 * but the look for somebody who yields is O(log n) in the requests and O(n) in the agents that wait. Never blocks
 * otherwise, keeps no timers: who waits must be {@linkplain #expire expired} by its owner.
 */
public final class SlotQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<PoolId, Line> lines = new LinkedHashMap<>();
    private final Map<ProviderId, LineMode> modes = new LinkedHashMap<>();
    private final Crowd crowd;
    private final QueueRules rules;
    private final Ticker ticker;
    private long numbers;
    private @Nullable Long stopNanos;

    SlotQueue(QueueRules rules, Ticker ticker) {
        this.rules = rules;
        this.ticker = ticker;
        this.crowd = new Crowd(rules.all());
    }

    /**
     * Takes a slot of the first pool that has one free, or a place in the line of each that may do in time.
     *
     * @param wanted the pools that would do, the preferred one first; at least one
     */
    public Admission enter(Applicant who, List<Wanted> wanted, Waiter waiter) {
        var news = new News();
        lock.lock();
        try {
            return crowd.counted(admit(who, wanted, waiter, news));
        } finally {
            lock.unlock();
            news.tell();
        }
    }

    /**
     * Gives a slot back, or leaves the line. Once is enough; more does no harm.
     *
     * @param answered whether the call brought a whole answer, and so tells how long one takes
     */
    public void end(Ticket ticket, boolean answered) {
        var news = new News();
        lock.lock();
        try {
            switch (ticket.state) {
                case WAITING -> crowd.leave(ticket);
                case HOLDING -> release(ticket, answered, news);
                case DONE -> {}
            }
        } finally {
            lock.unlock();
            news.tell();
        }
    }

    /** Sends somebody away whose time to wait is over, unless it was called meanwhile. */
    public void expire(Ticket ticket) {
        var news = new News();
        lock.lock();
        try {
            if (ticket.state == Ticket.State.WAITING) {
                crowd.sendAway(ticket, Refusal.Reason.EXPIRED, news);
            }
        } finally {
            lock.unlock();
            news.tell();
        }
    }

    /** Learns how the provider bears its load, from the first word of its answer. */
    public void learn(Ticket ticket, boolean overloaded) {
        var news = new News();
        lock.lock();
        try {
            if (ticket.state == Ticket.State.HOLDING && ticket.held != null) {
                ticket.held.learn(ticket.calledNanos, ticket.passed(ticker.nanos()), overloaded);
                dispatch(ticket.held, news);
            }
        } finally {
            lock.unlock();
            news.tell();
        }
    }

    /** Does to a provider's pools what an operator wants. */
    public void become(ProviderId provider, LineMode mode) {
        var news = new News();
        lock.lock();
        try {
            modes.put(provider, mode);
            for (Line line : lines.values()) {
                if (line.pool().provider().equals(provider)) {
                    line.mode = mode;
                    dispatch(line, news);
                }
            }
        } finally {
            lock.unlock();
            news.tell();
        }
    }

    /** Sends those away who cannot be answered within that time, and from now on whoever comes and cannot. */
    public void stopWithin(Duration time) {
        var news = new News();
        lock.lock();
        try {
            long now = ticker.nanos();
            stopNanos = now + time.toNanos();
            for (Ticket ticket : crowd.waiting(lines.values())) {
                boolean hopeful = ticket.places.stream()
                        .anyMatch(place -> place.line.forecast(place).fits(time));
                if (!hopeful) {
                    crowd.sendAway(ticket, Refusal.Reason.STOPPING, news);
                }
            }
        } finally {
            lock.unlock();
            news.tell();
        }
    }

    /** Sends away whoever still waits. */
    public void clear() {
        var news = new News();
        lock.lock();
        try {
            for (Ticket ticket : crowd.waiting(lines.values())) {
                crowd.sendAway(ticket, Refusal.Reason.STOPPING, news);
            }
        } finally {
            lock.unlock();
            news.tell();
        }
    }

    /** {@return every pool that was ever wanted, and who waits for it} */
    public List<LineView> lines() {
        lock.lock();
        try {
            long now = ticker.nanos();
            return lines.values().stream()
                    .map(line -> LineView.of(line, rules, now))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** {@return how a pool does; nothing if it was never wanted} */
    public Optional<PoolFigures> figures(PoolId pool) {
        lock.lock();
        try {
            return Optional.ofNullable(lines.get(pool)).map(Line::figures);
        } finally {
            lock.unlock();
        }
    }

    public Totals totals() {
        lock.lock();
        try {
            return crowd.totals();
        } finally {
            lock.unlock();
        }
    }

    private Admission admit(Applicant who, List<Wanted> wanted, Waiter waiter, News news) {
        long now = ticker.nanos();
        var open = new ArrayList<Line>(wanted.size());
        for (Wanted one : wanted) {
            Line line = line(one, news);
            if (line.mode == LineMode.DRAINING) {
                continue;
            }
            if (line.hasRoom()) {
                return new Admission.Served(hold(line, new Ticket(who, waiter, numbers++, now), now));
            }
            open.add(line);
        }
        if (open.isEmpty()) {
            Line first = line(wanted.getFirst(), news);
            Forecast forecast = first.forecast(who);
            return refused(Refusal.Reason.DRAINING, first, forecast, forecast.untilShorter());
        }
        return queue(who, open, waiter, now, news);
    }

    private Admission queue(Applicant who, List<Line> open, Waiter waiter, long now, News news) {
        Duration left = Duration.ofNanos(who.untilNanos() - now);
        Line first = open.getFirst();
        Forecast forecast = first.forecast(who);
        if (left.isNegative() || left.isZero()) {
            return refused(Refusal.Reason.EXPIRED, first, forecast, forecast.untilFits(left));
        }
        List<Line> hopeful = hopeful(who, open, left);
        if (hopeful.isEmpty()) {
            return refused(Refusal.Reason.HOPELESS, first, forecast, forecast.untilFits(left));
        }
        if (stopNanos != null
                && hopeful(who, hopeful, Duration.ofNanos(stopNanos - now)).isEmpty()) {
            return refused(Refusal.Reason.STOPPING, first, forecast, Duration.ofSeconds(1));
        }
        hopeful.forEach(line -> line.age(now));
        var ticket = new Ticket(who, waiter, numbers++, now);
        if (!crowd.join(ticket, hopeful, lines.values(), news)) {
            return refused(Refusal.Reason.FULL, first, forecast, forecast.untilShorter());
        }
        return new Admission.Queued(ticket);
    }

    private static List<Line> hopeful(Applicant who, List<Line> lines, Duration left) {
        return lines.stream().filter(line -> line.forecast(who).fits(left)).toList();
    }

    private static Admission refused(Refusal.Reason reason, Line line, Forecast forecast, Duration retryAfter) {
        return new Admission.Refused(forecast.refused(reason, line.pool(), retryAfter));
    }

    private Line line(Wanted wanted, News news) {
        Line line = lines.get(wanted.pool());
        if (line == null) {
            line = new Line(wanted.pool(), wanted.slots(), rules);
            line.mode = modes.getOrDefault(wanted.pool().provider(), LineMode.OPEN);
            lines.put(wanted.pool(), line);
        } else if (line.resize(wanted.slots())) {
            dispatch(line, news);
        }
        return line;
    }

    private void release(Ticket ticket, boolean answered, News news) {
        Line line = ticket.held;
        ticket.state = Ticket.State.DONE;
        crowd.ended();
        if (line != null) {
            line.release(ticket.passed(ticker.nanos()), answered);
            dispatch(line, news);
        }
    }

    /** Calls as many as there are slots. Who cannot be answered in time any more is sent away instead of wasting one. */
    private void dispatch(Line line, News news) {
        long now = ticker.nanos();
        Place next = line.hasRoom() ? line.next(now) : null;
        while (next != null) {
            Ticket ticket = next.ticket;
            ticket.places.remove(next);
            if (!line.canAnswer(ticket.applicant.untilNanos() - now)) {
                crowd.sendAway(ticket, Refusal.Reason.HOPELESS, line, news);
            } else {
                crowd.called(ticket);
                hold(line, ticket, now);
                news.add(() -> ticket.waiter.called(ticket));
            }
            next = line.hasRoom() ? line.next(now) : null;
        }
    }

    private static Ticket hold(Line line, Ticket ticket, long now) {
        ticket.state = Ticket.State.HOLDING;
        ticket.held = line;
        ticket.calledNanos = now;
        line.inUse++;
        return ticket;
    }
}
