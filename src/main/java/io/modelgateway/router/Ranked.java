package io.modelgateway.router;

import io.modelgateway.model.ProviderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Candidates and the order that a strategy puts them in. Sorts no more than it is asked for. */
record Ranked(List<Candidate> candidates, Comparator<Candidate> order) {

    static final Ranked NONE = new Ranked(List.of(), Candidate::byName);

    static Ranked by(Ranking ranking, List<Candidate> candidates, Demand demand) {
        if (candidates.isEmpty()) {
            return NONE;
        }
        Comparator<Candidate> order = ranking.order(candidates, demand);
        List<ProviderId> listed = demand.requirements().rules().order();
        return new Ranked(candidates, (first, second) -> {
            int byOrder = listed.isEmpty() ? 0 : byOrder(listed, first, second);
            if (byOrder != 0) {
                return byOrder;
            }
            int byTier = Integer.compare(first.tier(), second.tier());
            return byTier != 0 ? byTier : order.compare(first, second);
        });
    }

    /** The caller's own order of providers, those that are not in it last; but the available before last resorts. */
    private static int byOrder(List<ProviderId> listed, Candidate first, Candidate second) {
        int byResort = Boolean.compare(first.isLastResort(), second.isLastResort());
        return byResort != 0 ? byResort : Integer.compare(position(listed, first), position(listed, second));
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
     * {@return the best ones, a provider's second one only when every provider has had its first} One pass over the
     * candidates for each: chains are short and catalogues long, so that beats sorting.
     */
    List<Candidate> bestOfDifferentProviders(int most) {
        var best = new ArrayList<Candidate>(most);
        Set<ProviderId> used = new HashSet<>();
        while (best.size() < Math.min(most, candidates.size())) {
            Candidate next = nextAfter(best, used);
            best.add(next);
            used.add(next.model().provider());
        }
        return best;
    }

    private Candidate nextAfter(List<Candidate> taken, Set<ProviderId> used) {
        Candidate fresh = null;
        Candidate any = null;
        for (Candidate candidate : candidates) {
            if (taken.contains(candidate)) {
                continue;
            }
            if (any == null || order.compare(candidate, any) < 0) {
                any = candidate;
            }
            boolean atFreshProvider = !used.contains(candidate.model().provider());
            if (atFreshProvider && (fresh == null || order.compare(candidate, fresh) < 0)) {
                fresh = candidate;
            }
        }
        if (any == null) {
            throw new IllegalStateException("asked for more candidates than there are");
        }
        return fresh == null ? any : fresh;
    }
}
