package io.modelgateway.router;

import io.modelgateway.model.CandidateFate;
import io.modelgateway.registry.ModelDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every candidate's fate, put into words only when somebody asks: the choice itself sorts no more than the chain and
 * formats no sentence. What depends on the moment (health, cost, the order) was settled by the choice. Not thread-safe,
 * like the trail that holds it.
 */
final class Explanation implements Supplier<List<CandidateFate>> {

    private final List<Candidate> chain;
    private final Ranked ranked;
    private final List<Rejection> rejected;
    private final Inquiry inquiry;
    private final Estimates estimates;
    private @Nullable List<CandidateFate> fates;

    /** Cost and latency of a model that was not kept. */
    record Estimates(CostEstimates cost, LiveLatency latency) {}

    Explanation(List<Candidate> chain, Ranked ranked, List<Rejection> rejected, Inquiry inquiry, Estimates estimates) {
        this.chain = chain;
        this.ranked = ranked;
        this.rejected = rejected;
        this.inquiry = inquiry;
        this.estimates = estimates;
    }

    @Override
    public List<CandidateFate> get() {
        List<CandidateFate> known = fates;
        if (known == null) {
            known = List.copyOf(compile());
            fates = known;
        }
        return known;
    }

    private List<CandidateFate> compile() {
        var all = new ArrayList<CandidateFate>();
        chain.forEach(candidate -> all.add(keptFate(candidate)));
        for (Candidate candidate : ranked.sorted()) {
            if (!chain.contains(candidate)) {
                all.add(keptFate(candidate));
            }
        }
        rejections().forEach(rejection -> all.add(rejectedFate(rejection)));
        return all;
    }

    /** {@return why models are out; where the gateway chose among all of them, in the order of the catalogue} */
    private List<Rejection> rejections() {
        if (!inquiry.free()) {
            return rejected;
        }
        Map<Offer, Rejection> known = new IdentityHashMap<>();
        rejected.forEach(rejection -> known.put(rejection.offer(), rejection));
        return Arrays.stream(inquiry.offers().all())
                .map(known::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private CandidateFate keptFate(Candidate candidate) {
        return new CandidateFate(
                candidate.model().id(),
                candidate.model().provider(),
                null,
                null,
                keptNote(candidate),
                candidate.cost(),
                Duration.ofNanos(candidate.latencyNanos()));
    }

    private static @Nullable String keptNote(Candidate candidate) {
        if (candidate.isLastResort()) {
            return "is unavailable and only a last resort";
        }
        return (candidate.tier() & Candidate.TOO_SLOW) != 0 ? "is slower than preferred" : null;
    }

    private CandidateFate rejectedFate(Rejection rejection) {
        ModelDefinition model = rejection.model();
        return new CandidateFate(
                model.id(),
                model.provider(),
                rejection.step().name(),
                rejection.code(),
                rejection.note(inquiry),
                estimates.cost().of(rejection.offer(), inquiry.demand()),
                estimates.latency().p50(rejection.offer()));
    }
}
