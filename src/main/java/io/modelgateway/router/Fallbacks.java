package io.modelgateway.router;

import io.modelgateway.model.CandidateRules;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * The models that stand in for one that was named. They pass the same filters and keep their configured order; names that
 * no longer exist are skipped.
 *
 * <p>They also step in where the named model cannot take this request at all, but only for reasons that are not the
 * caller's choice: it is unavailable, or its window is too small. That it lacks a capability, leaves the regions asked for
 * or costs too much is the caller's to know.
 */
final class Fallbacks {

    private final Screening screening;

    Fallbacks(Screening screening) {
        this.screening = screening;
    }

    static boolean mayStepIn(Shortlist own) {
        return !own.isEmpty()
                || own.furthestStep() == RoutingStep.CONTEXT_LENGTH
                || own.furthestStep() == RoutingStep.HEALTH;
    }

    /** {@return the caller's fallbacks, then the model's own, that qualify, in order, and those that do not} */
    Shortlist of(ModelDefinition primary, Selection.Named named, Inquiry inquiry, Ranking ranking) {
        var kept = new ArrayList<Candidate>();
        var rejected = new ArrayList<Rejection>();
        var known = new ArrayList<>(named.models());
        for (String fallback : names(primary, inquiry)) {
            var models = new ArrayList<>(inquiry.catalog().resolve(fallback));
            models.removeAll(known);
            known.addAll(models);
            Shortlist screened = screening.screen(inquiry.offers().of(models), inquiry);
            kept.addAll(providersOf(Ranked.by(ranking, screened.kept(), inquiry.demand()), inquiry));
            rejected.addAll(screened.rejected());
        }
        return new Shortlist(kept, rejected);
    }

    /** {@return the candidates in order; only the first where the request allows no second provider} */
    static List<Candidate> providersOf(Ranked ranked, Inquiry inquiry) {
        List<Candidate> sorted = ranked.sorted();
        return inquiry.demand().requirements().rules().singleProvider() && sorted.size() > 1
                ? sorted.subList(0, 1)
                : sorted;
    }

    private static List<String> names(ModelDefinition primary, Inquiry inquiry) {
        CandidateRules rules = inquiry.demand().requirements().rules();
        var names = new ArrayList<>(rules.fallbackModels());
        if (!rules.singleProvider()) {
            primary.fallbacks().forEach(fallback -> names.add(fallback.value()));
        }
        return names;
    }

    /** {@return both in one order: what is available first, last resorts after} */
    static List<Candidate> inOrder(List<Candidate> own, List<Candidate> fallbacks) {
        var all = new ArrayList<Candidate>(own.size() + fallbacks.size());
        all.addAll(own);
        all.addAll(fallbacks);
        var ordered = new ArrayList<Candidate>(all.size());
        all.stream().filter(candidate -> !candidate.isLastResort()).forEach(ordered::add);
        all.stream().filter(Candidate::isLastResort).forEach(ordered::add);
        return ordered;
    }
}
