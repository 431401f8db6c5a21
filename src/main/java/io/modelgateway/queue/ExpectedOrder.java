package io.modelgateway.queue;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Priority;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which a line is called, as a picture of it shows: agents in turns, bands by their weights. */
final class ExpectedOrder {

    private record Turn(int turn, LineView.Waiting who) {}

    private ExpectedOrder() {}

    /** @param waiting each band by deadline */
    static List<LineView.Waiting> of(List<LineView.Waiting> waiting, Map<Priority, Integer> weights) {
        Map<Priority, Deque<LineView.Waiting>> bands = new EnumMap<>(Priority.class);
        Map<Priority, Double> starts = new EnumMap<>(Priority.class);
        for (Priority band : Priority.values()) {
            bands.put(band, inTurns(waiting, band));
            starts.put(band, 0.0);
        }
        var order = new ArrayList<LineView.Waiting>(waiting.size());
        while (order.size() < waiting.size()) {
            Priority next = bands.keySet().stream()
                    .filter(band -> !bands.get(band).isEmpty())
                    .min(Comparator.comparing(starts::get))
                    .orElseThrow();
            order.add(bands.get(next).remove());
            starts.merge(next, 1.0 / weights.getOrDefault(next, 1), Double::sum);
        }
        return order;
    }

    private static Deque<LineView.Waiting> inTurns(List<LineView.Waiting> waiting, Priority band) {
        Map<AgentDid, Integer> turns = new HashMap<>();
        var ordered = new ArrayDeque<LineView.Waiting>();
        waiting.stream()
                .filter(one -> one.band() == band)
                .map(one -> new Turn(turns.merge(one.agent(), 1, Integer::sum), one))
                .sorted(Comparator.comparingInt(Turn::turn)
                        .thenComparing(turn -> turn.who().left()))
                .forEach(turn -> ordered.add(turn.who()));
        return ordered;
    }
}
