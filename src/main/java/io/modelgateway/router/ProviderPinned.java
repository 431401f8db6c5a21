package io.modelgateway.router;

import io.modelgateway.model.ProviderId;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which the caller listed the providers; within one, as {@link CapabilityFirst} would. That no other provider
 * is used is the selection step's doing.
 */
final class ProviderPinned implements Ranking {

    private final Ranking within = new CapabilityFirst();

    @Override
    public Comparator<Candidate> order(List<Candidate> candidates, Demand demand) {
        List<ProviderId> listed = demand.requirements().providers();
        Comparator<Candidate> position = Comparator.comparingInt(
                candidate -> listed.indexOf(candidate.model().provider()));
        return position.thenComparing(within.order(candidates, demand));
    }

    @Override
    public String merit() {
        return "the provider listed first, then " + within.merit();
    }
}
