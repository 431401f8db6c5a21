package io.modelgateway.registry;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that an author learns of everything at once. Made per reading, not thread-safe. */
final class Problems {

    /** Enough for any author to start with; a file of garbage must not fill the log. */
    private static final int MOST = 100;

    private final List<Problem> all = new ArrayList<>();
    private int untold;

    void add(ErrorCode code, String path, String complaint) {
        if (all.size() < MOST) {
            all.add(new Problem(code, path, complaint));
        } else {
            untold++;
        }
    }

    /** A value that is wrong. */
    void add(String path, String complaint) {
        add(ErrorCode.INVALID_MODEL_CONFIGURATION, path, complaint);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** {@return one sentence for each problem, in the order of their discovery} */
    List<String> sentences() {
        var sentences = new ArrayList<String>(all.size() + 1);
        all.forEach(problem -> sentences.add(problem.sentence()));
        if (untold > 0) {
            sentences.add("and " + untold + " more");
        }
        return sentences;
    }

    /** {@return the refusal of a whole configuration, every problem in its message} */
    GatewayException asException(ErrorCode code, String subject) {
        return GatewayException.of(
                code, subject + ": " + String.join("; ", sentences()), new ErrorDetail.Problems(sentences()));
    }

    /** {@return the refusal with the problems' own code if they agree on one, else E4003} */
    GatewayException asException(String subject) {
        ErrorCode first = all.getFirst().code();
        boolean agreed = untold == 0 && all.stream().allMatch(problem -> problem.code() == first);
        return asException(agreed ? first : ErrorCode.INVALID_MODEL_CONFIGURATION, subject)
                .with(new ErrorDetail.Param(all.getFirst().path()));
    }
}
