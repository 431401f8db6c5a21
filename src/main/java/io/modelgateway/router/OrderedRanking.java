package io.modelgateway.router;

import io.modelgateway.model.QualityDimension;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Strategies that are an order of candidates, deterministic down to the name. */
record OrderedRanking(String reason, Function<Demand, Comparator<Candidate>> order) implements Ranking {

    private static final double UNKNOWN_SCORE = 0.5;

    private static final Comparator<Candidate> BY_COST = Comparator.comparing(Candidate::cost);
    private static final Comparator<Candidate> BY_LATENCY = Comparator.comparing(Candidate::latency);
    private static final Comparator<Candidate> BY_NAME =
            Comparator.comparing(candidate -> candidate.model().qualifiedName());

    /** The fewest surplus capabilities that cost money, then cost. */
    static OrderedRanking capabilityFirst() {
        return new OrderedRanking(
                "the model with the fewest paid capabilities beyond the needed ones",
                demand -> Comparator.<Candidate>comparingInt(
                                candidate -> candidate.surplusCapabilities(demand.capabilities()))
                        .thenComparing(BY_COST)
                        .thenComparing(BY_LATENCY)
                        .thenComparing(BY_NAME));
    }

    static OrderedRanking costOptimized() {
        Comparator<Candidate> order = BY_COST.thenComparing(BY_LATENCY).thenComparing(BY_NAME);
        return new OrderedRanking("the cheapest model", demand -> order);
    }

    static OrderedRanking latencyOptimized() {
        Comparator<Candidate> order = BY_LATENCY.thenComparing(BY_COST).thenComparing(BY_NAME);
        return new OrderedRanking("the model that has been the fastest", demand -> order);
    }

    /** The score of the dimension asked for, reasoning if none was. */
    static OrderedRanking qualityOptimized() {
        return new OrderedRanking(
                "the model with the best quality score",
                demand -> Comparator.<Candidate>comparingDouble(candidate -> -score(candidate, demand))
                        .thenComparing(BY_COST)
                        .thenComparing(BY_LATENCY)
                        .thenComparing(BY_NAME));
    }

    private static double score(Candidate candidate, Demand demand) {
        QualityDimension asked = demand.requirements().quality();
        return candidate
                .model()
                .quality()
                .getOrDefault(asked == null ? QualityDimension.REASONING : asked, UNKNOWN_SCORE);
    }

    @Override
    public List<Candidate> rank(List<Candidate> candidates, Demand demand) {
        return candidates.stream().sorted(order.apply(demand)).toList();
    }
}
