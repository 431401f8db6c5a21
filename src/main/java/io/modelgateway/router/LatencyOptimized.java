package io.modelgateway.router;

import java.util.Comparator;
import java.util.List;

/** The lowest latency as measured, or the catalogue's figure where nothing has been measured; then cost. */
final class LatencyOptimized implements Ranking {

    @Override
    public Comparator<Candidate> order(List<Candidate> candidates, Demand demand) {
        return (first, second) -> {
            int byLatency = Long.compare(first.latencyNanos(), second.latencyNanos());
            return byLatency != 0 ? byLatency : CostOptimized.byCost(first, second);
        };
    }

    @Override
    public String merit() {
        return "the lowest typical latency";
    }
}
