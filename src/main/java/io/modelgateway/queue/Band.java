package io.modelgateway.queue;

import io.modelgateway.model.AgentDid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One priority of one line: fair between agents, and earliest deadline first as far as fairness lets it.
 *
 * <p>Agents are flows of start-time fair queueing with a cost of one for each call: the start tag of a flow's next call is
 * the finish tag of its last, or the band's virtual time if it had nothing waiting; virtual time is the smallest start tag
 * that waits. Plain SFQ would serve the smallest tag. Here every flow whose tag is at most {@code lead} ahead of virtual
 * time is eligible, and among those the most urgent request goes first, as in earliest eligible virtual deadline first,
 * with real deadlines in the place of virtual ones. So no agent gets more than {@code lead + 1} calls ahead of another
 * that waits all the while, and deadlines decide the rest. All operations are O(log n). Belongs to its line.
 *
 * @see <a href="https://doi.org/10.1145/248156.248171">Goyal, Vin, Cheng: Start-time Fair Queueing, SIGCOMM 1996</a>
 */
final class Band {

    /** Agents that were ahead when they stopped waiting are remembered, the last so many of them. */
    private static final int MOST_REMEMBERED = 1_024;

    private final int lead;
    private final Map<AgentDid, Flow> flows = new HashMap<>();
    private final TreeSet<Flow> byStart = new TreeSet<>(Flow.BY_START);
    private final TreeSet<Flow> eligible = new TreeSet<>(Flow.BY_DEADLINE);
    private final TreeSet<Flow> ahead = new TreeSet<>(Flow.BY_START);
    private final TreeSet<Place> byDeadline = new TreeSet<>(Place.EARLIEST_DEADLINE_FIRST);
    private final LinkedHashSet<Place> byEntry = new LinkedHashSet<>();
    private final LinkedHashMap<AgentDid, Long> finished = new LinkedHashMap<>();
    private long virtualTime;
    private long flowsSeen;

    /** @param lead how many calls an agent may be ahead of the least served */
    Band(int lead) {
        this.lead = lead;
    }

    int size() {
        return byEntry.size();
    }

    boolean isEmpty() {
        return byEntry.isEmpty();
    }

    void add(Place place) {
        AgentDid agent = place.ticket.applicant.agent();
        Flow flow = flows.get(agent);
        if (flow == null) {
            Long finish = finished.remove(agent);
            long start = finish == null ? virtualTime : Math.max(virtualTime, finish);
            flow = new Flow(agent, start, flowsSeen++);
            flows.put(agent, flow);
        } else {
            delist(flow);
        }
        flow.places.add(place);
        enlist(flow);
        byDeadline.add(place);
        byEntry.add(place);
        advance();
    }

    /** {@return who is next, and takes it out} Only if there is one. */
    Place take() {
        Flow flow = eligible.first();
        Place next = flow.first();
        withdraw(flow, next, 1);
        return next;
    }

    void remove(Place place) {
        Flow flow = flows.get(place.ticket.applicant.agent());
        if (flow != null) {
            withdraw(flow, place, 0);
        }
    }

    private void withdraw(Flow flow, Place place, int calls) {
        delist(flow);
        flow.places.remove(place);
        flow.start += calls;
        if (flow.places.isEmpty()) {
            flows.remove(flow.agent);
            remember(flow);
        } else {
            enlist(flow);
        }
        byDeadline.remove(place);
        byEntry.remove(place);
        advance();
    }

    private void remember(Flow flow) {
        if (flow.start > virtualTime) {
            finished.put(flow.agent, flow.start);
            if (finished.size() > MOST_REMEMBERED) {
                finished.pollFirstEntry();
            }
        }
    }

    private void enlist(Flow flow) {
        byStart.add(flow);
        (flow.start <= virtualTime + lead ? eligible : ahead).add(flow);
    }

    private void delist(Flow flow) {
        byStart.remove(flow);
        if (!eligible.remove(flow)) {
            ahead.remove(flow);
        }
    }

    private void advance() {
        if (byStart.isEmpty()) {
            finished.clear();
            return;
        }
        virtualTime = Math.max(virtualTime, byStart.first().start);
        while (!ahead.isEmpty() && ahead.first().start <= virtualTime + lead) {
            eligible.add(ahead.removeFirst());
        }
    }

    /** {@return who has been in this band for longest} */
    @Nullable
    Place oldest() {
        return byEntry.isEmpty() ? null : byEntry.getFirst();
    }

    Iterable<Place> inOrderOfDeadlines() {
        return byDeadline;
    }

    /** {@return how many go before such a one: its agent's more urgent ones, and a fair share of the others} */
    int ahead(AgentDid agent, long untilNanos, long number) {
        Flow own = flows.get(agent);
        int ownAhead = own == null ? 0 : own.before(untilNanos, number);
        int total = ownAhead;
        for (Flow flow : flows.values()) {
            if (flow != own) {
                total += Math.min(flow.places.size(), ownAhead + 1);
            }
        }
        return total;
    }

    /**
     * {@return who would yield to a newcomer of this band, if anybody} The agent with the most requests in line yields to
     * one that would still have fewer, so that no flood takes the whole line (longest queue drop, Suter et al. 1998);
     * otherwise the latest deadline yields to an earlier one.
     */
    @Nullable
    Place yielding(Applicant newcomer) {
        Flow own = flows.get(newcomer.agent());
        int ownAfter = own == null ? 1 : own.places.size() + 1;
        Flow longest = own;
        for (Flow flow : flows.values()) {
            if (longest == null || flow.places.size() > longest.places.size()) {
                longest = flow;
            }
        }
        if (longest != null && longest != own && longest.places.size() > ownAfter) {
            return longest.places.last();
        }
        Place latest = byDeadline.last();
        boolean later = latest.ticket.applicant.untilNanos() - newcomer.untilNanos() > 0;
        return later ? latest : null;
    }

    Place latest() {
        return byDeadline.last();
    }
}
