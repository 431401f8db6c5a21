package io.modelgateway.router;

import io.modelgateway.model.ModelKey;
import io.modelgateway.registry.ModelDefinition;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes turns: the model whose last turn is longest ago comes first. Unlike a counter modulo the number of candidates this
 * stays fair when requests with different requirements, and so different candidates, are mixed, and when models come and
 * go. Thread-safe and lock-free; remembers one number for each model that ever had a turn.
 */
final class RoundRobin implements Ranking {

    private final ConcurrentMap<ModelKey, AtomicLong> lastTurns = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();

    @Override
    public Comparator<Candidate> order(List<Candidate> candidates, Demand demand) {
        while (true) {
            Map<ModelDefinition, Long> seen = new IdentityHashMap<>(candidates.size());
            for (Candidate candidate : candidates) {
                seen.put(candidate.model(), lastTurn(candidate).get());
            }
            Comparator<Candidate> order = longestWaiting(seen);
            Candidate next = candidates.stream()
                    .min(Comparator.comparingInt(Candidate::tier).thenComparing(order))
                    .orElseThrow();
            // Whoever loses the race for a model looks again: two requests at once get two turns.
            if (lastTurn(next).compareAndSet(seen.get(next.model()), turns.incrementAndGet())) {
                return order;
            }
        }
    }

    @Override
    public String merit() {
        return "waited longest for its turn";
    }

    private static Comparator<Candidate> longestWaiting(Map<ModelDefinition, Long> lastTurns) {
        return Comparator.<Candidate>comparingLong(candidate -> lastTurns.get(candidate.model()))
                .thenComparing(Candidate::byName);
    }

    private AtomicLong lastTurn(Candidate candidate) {
        return lastTurns.computeIfAbsent(candidate.model().key(), _ -> new AtomicLong());
    }
}
