package io.modelgateway.router;

import io.modelgateway.model.CandidateFate;
import io.modelgateway.registry.ModelDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every candidate's fate, put into words only when somebody asks: the choice itself looks at no model that the capability
 * index leaves out, sorts no more than the chain and formats no sentence. What depends on the moment (health, cost, the
 * order) was settled by the choice; the rest follows from the catalogue, which never changes. Not thread-safe, like the
 * trail that holds it.
 */
final class Explanation implements Supplier<List<CandidateFate>> {

    private final List<Candidate> chain;
    private final Ranked ranked;
    private final List<Rejection> rejected;
    private final Inquiry inquiry;
    private final Screening screening;
    private final Estimates estimates;
    private @Nullable List<CandidateFate> fates;

    /** Cost and latency of a model that was not kept. */
    record Estimates(CostEstimates cost, LiveLatency latency) {}

    Explanation(
            List<Candidate> chain,
            Ranked ranked,
            List<Rejection> rejected,
            Inquiry inquiry,
            Screening screening,
            Estimates estimates) {
        this.chain = chain;
        this.ranked = ranked;
        this.rejected = rejected;
        this.inquiry = inquiry;
        this.screening = screening;
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

    /** {@return why every model that was not kept is out; for {@code auto} those left out by the index too} */
    List<Rejection> rejections() {
        if (!inquiry.free()) {
            return rejected;
        }
        Map<ModelDefinition, Rejection> known = new IdentityHashMap<>();
        rejected.forEach(rejection -> known.put(rejection.model(), rejection));
        Map<ModelDefinition, Candidate> kept = new IdentityHashMap<>();
        ranked.candidates().forEach(candidate -> kept.put(candidate.model(), candidate));
        var all = new ArrayList<Rejection>();
        for (ModelDefinition model : inquiry.catalog().models()) {
            Rejection rejection =
                    known.containsKey(model) ? known.get(model) : screening.lastingObjection(model, inquiry);
            if (rejection != null && !kept.containsKey(model)) {
                all.add(rejection);
            }
        }
        return all;
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
                rejection.step().note(model, inquiry, rejection.code()),
                estimates.cost().of(model, inquiry.demand()),
                estimates.latency().p50(model));
    }
}
