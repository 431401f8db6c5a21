package io.modelgateway.router;

import java.util.List;

/** One strategy: puts the candidates in the order in which they are to be tried. Thread-safe. */
interface Ranking {

    /** {@return the same candidates, best first} */
    List<Candidate> rank(List<Candidate> candidates, Demand demand);

    /** {@return what is said of the first one, completing "chosen as …"} */
    String reason();
}
