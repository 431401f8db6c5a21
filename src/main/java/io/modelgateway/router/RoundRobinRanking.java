package io.modelgateway.router;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Each candidate in its turn. The turn goes over names, so that it survives changes of the set. */
final class RoundRobinRanking implements Ranking {

    private final AtomicInteger turn = new AtomicInteger();

    @Override
    public List<Candidate> rank(List<Candidate> candidates, Demand demand) {
        var ordered = new ArrayList<>(candidates);
        ordered.sort(Comparator.comparing(candidate -> candidate.model().qualifiedName()));
        int first = Math.floorMod(turn.getAndIncrement(), ordered.size());
        Collections.rotate(ordered, -first);
        return ordered;
    }

    @Override
    public String reason() {
        return "the model whose turn it is";
    }
}
