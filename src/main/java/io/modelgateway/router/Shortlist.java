package io.modelgateway.router;

import io.modelgateway.model.RoutingStep;
import java.util.List;

/** What the filters left of some models, unranked, and what they ruled out. */
record Shortlist(List<Candidate> kept, List<Rejection> rejected) {

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** {@return the step that ruled out the last one: as filters run in order, the furthest that any model got to} */
    RoutingStep furthestStep() {
        RoutingStep furthest = RoutingStep.SELECTION;
        for (Rejection rejection : rejected) {
            if (rejection.step().name().compareTo(furthest) > 0) {
                furthest = rejection.step().name();
            }
        }
        return furthest;
    }

    /** {@return the rejections at that step} */
    List<Rejection> rejectedAt(RoutingStep step) {
        return rejected.stream()
                .filter(rejection -> rejection.step().name() == step)
                .toList();
    }
}
