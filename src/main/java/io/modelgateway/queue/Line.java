package io.modelgateway.queue;

import io.modelgateway.model.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one pool and the line in front of them. Bands share the slots by stride scheduling: the band with the
 * smallest start tag is served and its tag rises by a stride that is inverse to its weight; a band that had nobody waiting
 * starts at the tag served last, so a HIGH request that comes to a line of others is called next. Whoever has been in a
 * band for longer than the ageing time moves up. Belongs to its {@link SlotQueue}.
 *
 * @see <a href="https://hdl.handle.net/1721.1/149252">Waldspurger, Weihl: Stride Scheduling, MIT/LCS/TM-528, 1995</a>
 */
final class Line {

    private static final long STRIDE_OF_WEIGHT_ONE = 1L << 24;

    private final PoolId pool;
    private final QueueRules rules;
    private final Map<Priority, Band> bands = new EnumMap<>(Priority.class);
    private final Map<Priority, Long> starts = new EnumMap<>(Priority.class);
    private final Average holding = new Average();
    private final Average service = new Average();
    private Slots slots;
    private CallLimit limit;
    private long virtualTime;
    private int waiting;
    private long bytes;
    int inUse;
    LineMode mode = LineMode.OPEN;

    Line(PoolId pool, Slots slots, QueueRules rules) {
        this.pool = pool;
        this.slots = slots;
        this.rules = rules;
        this.limit = CallLimit.of(slots);
        for (Priority priority : Priority.values()) {
            bands.put(priority, new Band(rules.lead()));
            starts.put(priority, 0L);
        }
    }

    PoolId pool() {
        return pool;
    }

    /** {@return whether that was a change} */
    boolean resize(Slots other) {
        if (other.equals(slots)) {
            return false;
        }
        slots = other;
        limit = CallLimit.of(other);
        return true;
    }

    boolean hasRoom() {
        return mode != LineMode.PAUSED && inUse < limit.now();
    }

    void learn(long beganNanos, long latencyNanos, boolean overloaded) {
        limit.learn(beganNanos, latencyNanos, inUse, overloaded);
    }

    /** Takes a slot back that was held for that long. */
    void release(long heldNanos, boolean answered) {
        inUse--;
        holding.add(heldNanos);
        if (answered) {
            service.add(heldNanos);
        }
    }

    void add(Place place) {
        insert(place);
        waiting++;
        bytes += place.ticket.applicant.bytes();
    }

    private void insert(Place place) {
        Band band = band(place.band);
        if (band.isEmpty()) {
            starts.merge(place.band, virtualTime, Math::max);
        }
        band.add(place);
    }

    void remove(Place place) {
        band(place.band).remove(place);
        forget(place);
    }

    private void forget(Place place) {
        waiting--;
        bytes -= place.ticket.applicant.bytes();
    }

    /** {@return whether a call that begins now can end in that time, as far as anybody knows} */
    boolean canAnswer(long leftNanos) {
        return leftNanos > 0 && (!service.known() || leftNanos >= service.nanos());
    }

    /** {@return who is called next, and takes it out; {@code null} if nobody waits} */
    @Nullable
    Place next(long nowNanos) {
        age(nowNanos);
        Priority chosen = null;
        for (Priority priority : Priority.values()) {
            boolean first = chosen == null || start(priority) < start(chosen);
            if (!band(priority).isEmpty() && first) {
                chosen = priority;
            }
        }
        if (chosen == null) {
            return null;
        }
        virtualTime = start(chosen);
        starts.merge(chosen, stride(chosen), Long::sum);
        Place next = band(chosen).take();
        forget(next);
        return next;
    }

    /** Moves up whoever has been in a band for too long. */
    void age(long nowNanos) {
        promote(Priority.NORMAL, Priority.HIGH, nowNanos);
        promote(Priority.LOW, Priority.NORMAL, nowNanos);
    }

    private void promote(Priority from, Priority to, long nowNanos) {
        Place oldest = band(from).oldest();
        while (oldest != null
                && nowNanos - oldest.inBandSinceNanos >= rules.ageing().toNanos()) {
            band(from).remove(oldest);
            oldest.band = to;
            oldest.inBandSinceNanos = nowNanos;
            insert(oldest);
            oldest = band(from).oldest();
        }
    }

    /**
     * {@return what a newcomer has to expect} Its band is shared fairly between agents and the slots between bands, so
     * those ahead are its agent's more urgent ones, as many of each other agent, and the other bands' shares meanwhile.
     */
    Forecast forecast(Applicant newcomer) {
        return forecast(newcomer, newcomer.priority(), Long.MAX_VALUE);
    }

    /** {@return what somebody who waits has to expect} */
    Forecast forecast(Place place) {
        return forecast(place.ticket.applicant, place.band, place.ticket.number);
    }

    private Forecast forecast(Applicant who, Priority own, long number) {
        int ahead = band(own).ahead(who.agent(), who.untilNanos(), number);
        long turns = ahead + 1L;
        for (Priority other : Priority.values()) {
            if (other != own) {
                long share = turns * weight(other) / weight(own);
                ahead += (int) Math.min(band(other).size(), share);
            }
        }
        boolean measured = holding.known() && mode != LineMode.PAUSED;
        Duration waitingTime = measured ? Duration.ofNanos((long) ((ahead + 1) * holding.nanos() / limit.now())) : null;
        return new Forecast(ahead, waitingTime, service.known() ? Duration.ofNanos((long) service.nanos()) : null);
    }

    /** {@return whether the newcomer fits without anybody yielding} */
    boolean fits(Applicant newcomer) {
        return rules.perPool().hold(waiting + 1, bytes + newcomer.bytes());
    }

    /** {@return whether it would fit in the place of that one} */
    boolean fitsInsteadOf(Place yielding, Applicant newcomer) {
        return rules.perPool().hold(waiting, bytes + newcomer.bytes() - yielding.ticket.applicant.bytes());
    }

    /** {@return who yields to the newcomer: of the lowest band, if anybody; {@code null} if nobody does} */
    @Nullable
    Place yielding(Applicant newcomer) {
        for (Priority lowest : List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH)) {
            if (!band(lowest).isEmpty()) {
                return switch (Integer.signum(lowest.compareTo(newcomer.priority()))) {
                    case 1 -> band(lowest).latest();
                    case 0 -> band(lowest).yielding(newcomer);
                    default -> null;
                };
            }
        }
        return null;
    }

    List<Place> places() {
        var all = new ArrayList<Place>(waiting);
        bands.values().forEach(band -> band.inOrderOfDeadlines().forEach(all::add));
        return all;
    }

    PoolFigures figures() {
        var depths = new EnumMap<Priority, Integer>(Priority.class);
        bands.forEach((priority, band) -> depths.put(priority, band.size()));
        return new PoolFigures(
                pool,
                mode,
                limit.now(),
                slots.adaptive(),
                inUse,
                depths,
                bytes,
                holding.known() ? Duration.ofNanos((long) holding.nanos()) : null);
    }

    private Band band(Priority priority) {
        Band band = bands.get(priority);
        if (band == null) {
            throw new IllegalStateException("every priority has a band");
        }
        return band;
    }

    private long start(Priority priority) {
        return starts.getOrDefault(priority, 0L);
    }

    private long stride(Priority priority) {
        return Math.max(1, STRIDE_OF_WEIGHT_ONE / weight(priority));
    }

    private int weight(Priority priority) {
        return rules.weights().getOrDefault(priority, 1);
    }
}
