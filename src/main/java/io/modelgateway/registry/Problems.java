package io.modelgateway.registry;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** {@return what fails a start: E4005 where only required values are missing, E4004 where only the file is, else E4000} */
    GatewayException asStartFailure() {
        ErrorCode code = agreed().map(one -> switch (one) {
                    case MISSING_FIELD -> ErrorCode.MISSING_CONFIGURATION;
                    case REGISTRY_INITIALISATION_FAILED -> one;
                    default -> ErrorCode.CONFIGURATION_INVALID;
                })
                .orElse(ErrorCode.CONFIGURATION_INVALID);
        return asException(code, "The configuration is invalid");
    }

    /** {@return the refusal with the problems' own code if they agree on one, else E4003} */
    GatewayException asException(String subject) {
        return asException(agreed().orElse(ErrorCode.INVALID_MODEL_CONFIGURATION), subject)
                .with(new ErrorDetail.Param(all.getFirst().path()));
    }

    private Optional<ErrorCode> agreed() {
        ErrorCode first = all.getFirst().code();
        return untold == 0 && all.stream().allMatch(problem -> problem.code() == first)
                ? Optional.of(first)
                : Optional.empty();
    }
}
