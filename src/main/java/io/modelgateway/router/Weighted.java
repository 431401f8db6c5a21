package io.modelgateway.router;

import io.modelgateway.registry.ModelDefinition;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Draws by weight, without putting back: a model comes first as often as its share of the weights of its tier. Models
 * without weight come last; where none has any, all have the same. The draw follows Efraimidis and Spirakis, "Weighted
 * random sampling with a reservoir" (2006): order by exponential variates divided by the weights.
 */
final class Weighted implements Ranking {

    private final RandomGenerator random;

    Weighted(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public Comparator<Candidate> order(List<Candidate> candidates, Demand demand) {
        boolean anyWeight =
                candidates.stream().anyMatch(candidate -> candidate.model().weight() > 0);
        // One draw from the shared source, which may be a secure and slow one, seeds all that this request needs.
        var draws = new SplittableRandom(random.nextLong());
        Map<ModelDefinition, Double> lots = new IdentityHashMap<>(candidates.size());
        for (Candidate candidate : candidates) {
            double weight = anyWeight ? candidate.model().weight() : 1;
            lots.put(candidate.model(), draws.nextExponential() / weight);
        }
        return Comparator.<Candidate>comparingDouble(candidate -> lots.get(candidate.model()))
                .thenComparing(Candidate::byName);
    }

    @Override
    public String merit() {
        return "the luck of a draw by weight";
    }
}
