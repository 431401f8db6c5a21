package io.modelgateway.router;

import java.util.Comparator;
import java.util.List;

/** The highest score of the quality asked for, then cost. A model without a score counts as middling. */
final class QualityOptimized implements Ranking {

    private static final double MIDDLING = 0.5;

    @Override
    public Comparator<Candidate> order(List<Candidate> candidates, Demand demand) {
        return (first, second) -> {
            int byScore = Double.compare(score(second, demand), score(first, demand));
            return byScore != 0 ? byScore : CostOptimized.byCost(first, second);
        };
    }

    @Override
    public String merit() {
        return "the highest score of the quality asked for";
    }

    private static double score(Candidate candidate, Demand demand) {
        return candidate.model().quality().getOrDefault(demand.quality(), MIDDLING);
    }
}
