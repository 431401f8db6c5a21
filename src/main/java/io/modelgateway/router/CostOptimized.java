package io.modelgateway.router;

import java.util.Comparator;
import java.util.List;

/** The lowest estimated cost, then latency. */
final class CostOptimized implements Ranking {

    @Override
    public Comparator<Candidate> order(List<Candidate> candidates, Demand demand) {
        return CostOptimized::byCost;
    }

    @Override
    public String merit() {
        return "the lowest estimated cost";
    }

    static int byCost(Candidate first, Candidate second) {
        int byCost = Long.compare(first.costNanoUsd(), second.costNanoUsd());
        if (byCost != 0) {
            return byCost;
        }
        int byLatency = Long.compare(first.latencyNanos(), second.latencyNanos());
        return byLatency != 0 ? byLatency : Candidate.byName(first, second);
    }
}
