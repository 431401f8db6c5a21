package io.modelgateway.router;

import java.util.Comparator;
import java.util.List;

/** One strategy: which of the models that qualify is best. Thread-safe. */
interface Ranking {

    /**
     * {@return an order in which the best candidate comes first, total and fixed for these candidates} The caller puts
     * {@link Candidate#tier()} before it.
     *
     * @param candidates at least one
     */
    Comparator<Candidate> order(List<Candidate> candidates, Demand demand);

    /** {@return what the first candidate has over the others, to complete "it has …"} */
    String merit();
}
