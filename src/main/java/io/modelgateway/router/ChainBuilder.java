package io.modelgateway.router;

import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.ModelStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns ranked candidates into the order of attempts. */
final class ChainBuilder {

    private final int maxAttempts;

    ChainBuilder(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    /**
     * {@return all candidates in the order in which they would be tried} What the caller prefers comes first, then the
     * strategy's rank, then fallbacks in their own order, then last resorts. For {@code auto}, deprecated models only
     * stay where no active one qualifies.
     */
    List<Candidate> order(List<Candidate> ranked, List<Candidate> fallbacks, Demand demand, boolean named) {
        List<Candidate> all = named ? ranked : withoutDeprecated(ranked);
        all = preferring(
                all, candidate -> withinLatency(candidate, demand.requirements().maxLatency()));
        List<ProviderId> preferred = demand.requirements().providers();
        if (!preferred.isEmpty()) {
            all = preferring(
                    all, candidate -> preferred.contains(candidate.model().provider()));
        }
        var ordered = new ArrayList<>(all);
        ordered.addAll(fallbacks);
        return preferring(ordered, candidate -> !candidate.lastResort());
    }

    /** {@return the first of each provider, then the rest, at most the allowed attempts} A named model keeps its order. */
    List<Candidate> chain(List<Candidate> ordered, boolean named) {
        return (named ? ordered : differentProvidersFirst(ordered))
                .stream().limit(maxAttempts).toList();
    }

    private static List<Candidate> withoutDeprecated(List<Candidate> candidates) {
        List<Candidate> active = candidates.stream()
                .filter(candidate -> candidate.model().status() == ModelStatus.ACTIVE)
                .toList();
        return active.isEmpty() ? candidates : active;
    }

    private static boolean withinLatency(Candidate candidate, @Nullable Duration limit) {
        return limit == null || candidate.latency().compareTo(limit) <= 0;
    }

    /** A stable partition. */
    private static List<Candidate> preferring(List<Candidate> candidates, Predicate<Candidate> preferred) {
        var ordered = new ArrayList<Candidate>(candidates.size());
        var behind = new ArrayList<Candidate>();
        for (Candidate candidate : candidates) {
            (preferred.test(candidate) ? ordered : behind).add(candidate);
        }
        ordered.addAll(behind);
        return ordered;
    }

    private static List<Candidate> differentProvidersFirst(List<Candidate> candidates) {
        var seen = new HashSet<ProviderId>();
        return preferring(candidates, candidate -> seen.add(candidate.model().provider()));
    }
}
