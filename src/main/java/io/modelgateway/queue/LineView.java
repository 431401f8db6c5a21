package io.modelgateway.queue;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Priority;
import java.time.Duration;
import java.util.List;

/**
 * One pool and its line at one moment.
 *
 * @param waiting in the order in which they will be called if nobody comes or goes
 */
public record LineView(PoolFigures figures, List<Waiting> waiting) {

    /**
     * Somebody in line.
     *
     * @param band the present one, which rises with age
     * @param left until it gives up
     */
    public record Waiting(
            String requestId, AgentDid agent, Priority band, Duration waited, Duration left, long bytes) {}

    public LineView {
        waiting = List.copyOf(waiting);
    }

    static LineView of(Line line, QueueRules rules, long nowNanos) {
        List<Waiting> waiting =
                line.places().stream().map(place -> of(place, nowNanos)).toList();
        return new LineView(line.figures(), ExpectedOrder.of(waiting, rules.weights()));
    }

    private static Waiting of(Place place, long nowNanos) {
        Applicant who = place.ticket.applicant;
        return new Waiting(
                who.requestId(),
                who.agent(),
                place.band,
                Duration.ofNanos(nowNanos - place.ticket.arrivedNanos),
                Duration.ofNanos(Math.max(0, who.untilNanos() - nowNanos)),
                who.bytes());
    }
}
