package io.modelgateway.router;

import io.modelgateway.model.CapabilitySet;
import java.util.Comparator;
import java.util.List;

/** The fewest capabilities paid for without need, then cost, then latency. */
final class CapabilityFirst implements Ranking {

    @Override
    public Comparator<Candidate> order(List<Candidate> candidates, Demand demand) {
        CapabilitySet unneeded = Candidate.extrasBeyond(demand.capabilities());
        return (first, second) -> {
            int bySurplus = Integer.compare(first.surplus(unneeded), second.surplus(unneeded));
            return bySurplus != 0 ? bySurplus : CostOptimized.byCost(first, second);
        };
    }

    @Override
    public String merit() {
        return "the fewest capabilities paid for without need, then the lowest cost";
    }
}
