package io.modelgateway.router;

import java.util.Comparator;
import java.util.List;

/** The fewest capabilities paid for without need, then cost, then latency. */
final class CapabilityFirst implements Ranking {

    @Override
    public Comparator<Candidate> order(List<Candidate> candidates, Demand demand) {
        return (first, second) -> {
            int bySurplus = Integer.compare(first.surplus(demand), second.surplus(demand));
            return bySurplus != 0 ? bySurplus : CostOptimized.byCost(first, second);
        };
    }

    @Override
    public String merit() {
        return "the fewest capabilities paid for without need, then the lowest cost";
    }
}
