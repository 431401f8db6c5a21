package io.modelgateway.router;

import io.modelgateway.model.ProviderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Candidates and the order that a strategy puts them in. Sorts no more than it is asked for. */
record Ranked(List<Candidate> candidates, Comparator<Candidate> order) {

    static final Ranked NONE = new Ranked(List.of(), Candidate::byName);

    static Ranked by(Ranking ranking, List<Candidate> candidates, Demand demand) {
        if (candidates.isEmpty()) {
            return NONE;
        }
        Comparator<Candidate> order = ranking.order(candidates, demand);
        List<ProviderId> listed = demand.requirements().rules().order();
        Comparator<Candidate> tiered = (first, second) -> {
            int byTier = Integer.compare(first.tier(), second.tier());
            return byTier != 0 ? byTier : order.compare(first, second);
        };
        return new Ranked(
                candidates, listed.isEmpty() ? tiered : byPosition(listed).thenComparing(tiered));
    }

    /** The caller's own order of providers, those that are not in it last; but the available before last resorts. */
    private static Comparator<Candidate> byPosition(List<ProviderId> listed) {
        return Comparator.comparing(Candidate::isLastResort).thenComparingInt(candidate -> position(listed, candidate));
    }

    private static int position(List<ProviderId> listed, Candidate candidate) {
        int position = listed.indexOf(candidate.model().provider());
        return position < 0 ? listed.size() : position;
    }

    /** {@return all of them, the best first} */
    List<Candidate> sorted() {
        return candidates.stream().sorted(order).toList();
    }

    /**
     * {@return the best ones, a provider's second one only when every provider has had its first} One pass while there
     * are providers enough: of a long catalogue, all but a few candidates cost one comparison with the last of the best.
     */
    List<Candidate> bestOfDifferentProviders(int most) {
        var best = new ArrayList<Candidate>(most + 1);
        for (Candidate candidate : candidates) {
            if (best.size() < most || order.compare(candidate, best.getLast()) < 0) {
                admit(candidate, best, most);
            }
        }
        while (best.size() < Math.min(most, candidates.size())) {
            best.add(bestBeside(best));
        }
        return best;
    }

    /** Puts a candidate to its place among the best, unless a better one of its provider stands there. */
    private void admit(Candidate candidate, List<Candidate> best, int most) {
        int place = 0;
        while (place < best.size() && order.compare(best.get(place), candidate) <= 0) {
            if (isAtSameProvider(best.get(place), candidate)) {
                return;
            }
            place++;
        }
        best.add(place, candidate);
        for (int worse = place + 1; worse < best.size(); worse++) {
            if (isAtSameProvider(best.get(worse), candidate)) {
                best.remove(worse);
                return;
            }
        }
        if (best.size() > most) {
            best.removeLast();
        }
    }

    private static boolean isAtSameProvider(Candidate first, Candidate second) {
        return first.offer().provider() == second.offer().provider();
    }

    private Candidate bestBeside(List<Candidate> taken) {
        Candidate best = null;
        for (Candidate candidate : candidates) {
            if ((best == null || order.compare(candidate, best) < 0) && !taken.contains(candidate)) {
                best = candidate;
            }
        }
        return Objects.requireNonNull(best, "asked for more candidates than there are");
    }
}
