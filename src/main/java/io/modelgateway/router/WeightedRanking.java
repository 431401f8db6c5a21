package io.modelgateway.router;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** By chance, in proportion to the models' weights; where all weigh nothing, evenly. */
final class WeightedRanking implements Ranking {

    private final RandomGenerator random;

    WeightedRanking(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public List<Candidate> rank(List<Candidate> candidates, Demand demand) {
        var left = new ArrayList<>(candidates);
        left.sort(Comparator.comparing(candidate -> candidate.model().qualifiedName()));
        var ranked = new ArrayList<Candidate>(left.size());
        while (!left.isEmpty()) {
            ranked.add(left.remove(draw(left)));
        }
        return ranked;
    }

    private int draw(List<Candidate> left) {
        long total = 0;
        for (Candidate candidate : left) {
            total += candidate.model().weight();
        }
        if (total == 0) {
            return random.nextInt(left.size());
        }
        long ticket = random.nextLong(total);
        int index = 0;
        while (ticket >= left.get(index).model().weight()) {
            ticket -= left.get(index).model().weight();
            index++;
        }
        return index;
    }

    @Override
    public String reason() {
        return "drawn by weight";
    }
}
