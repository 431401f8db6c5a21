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
import java.util.function.Consumer;
import java.util.function.Function;
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
        return locked(news -> crowd.counted(admit(who, wanted, waiter, news)));
    }

    /**
     * Gives a slot back, or leaves the line. Once is enough; more does no harm.
     *
     * @param answered whether the call brought a whole answer, and so tells how long one takes
     */
    public void end(Ticket ticket, boolean answered) {
        change(news -> {
            switch (ticket.state) {
                case WAITING -> crowd.leave(ticket);
                case HOLDING -> release(ticket, answered, news);
                case DONE -> {}
            }
        });
    }

    /** Sends somebody away whose time to wait is over, unless it was called meanwhile. */
    public void expire(Ticket ticket) {
        change(news -> {
            if (ticket.state == Ticket.State.WAITING) {
                crowd.sendAway(ticket, Refusal.Reason.EXPIRED, news);
            }
        });
    }

    /** Learns how the provider bears its load, from the first word of its answer. */
    public void learn(Ticket ticket, boolean overloaded) {
        change(news -> {
            if (ticket.state == Ticket.State.HOLDING && ticket.held != null) {
                ticket.held.learn(ticket.calledNanos, ticket.passed(ticker.nanos()), overloaded);
                dispatch(ticket.held, news);
            }
        });
    }

    /** Does to a provider's pools what an operator wants. */
    public void become(ProviderId provider, LineMode mode) {
        change(news -> {
            modes.put(provider, mode);
            for (Line line : lines.values()) {
                if (line.pool().provider().equals(provider)) {
                    line.mode = mode;
                    dispatch(line, news);
                }
            }
        });
    }

    /** Sends those away who cannot be answered within that time, and from now on whoever comes and cannot. */
    public void stopWithin(Duration time) {
        change(news -> {
            stopNanos = ticker.nanos() + time.toNanos();
            crowd.sendAwayHopeless(lines.values(), time, news);
        });
    }

    /** Sends away whoever still waits. */
    public void clear() {
        change(news -> {
            for (Ticket ticket : crowd.waiting(lines.values())) {
                crowd.sendAway(ticket, Refusal.Reason.STOPPING, news);
            }
        });
    }

    /** {@return every pool that was ever wanted, and who waits for it} */
    public List<LineView> lines() {
        long now = ticker.nanos();
        return locked(news -> lines.values().stream()
                .map(line -> LineView.of(line, rules, now))
                .toList());
    }

    /** {@return how a pool does; nothing if it was never wanted} */
    public Optional<PoolFigures> figures(PoolId pool) {
        return locked(news -> Optional.ofNullable(lines.get(pool)).map(Line::figures));
    }

    public Totals totals() {
        return locked(news -> crowd.totals());
    }

    private void change(Consumer<News> action) {
        locked(news -> {
            action.accept(news);
            return news;
        });
    }

    private <T> T locked(Function<News, T> action) {
        var news = new News();
        lock.lock();
        try {
            return action.apply(news);
        } finally {
            lock.unlock();
            news.tell();
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
