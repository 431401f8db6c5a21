package io.modelgateway.error;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that accompanies an error. Every value is safe to show to the caller: no secrets, no prompts, no upstream
 * bodies. Ids are plain text so that this room stays at the bottom.
 */
public sealed interface ErrorDetail {

    /** When the same request is worth another try; rendered as {@code Retry-After}, rounded up to seconds. */
    record RetryAfter(Duration delay) implements ErrorDetail {}

    /** The field or header at fault, as a path such as {@code messages[0].role}. */
    record Param(String name) implements ErrorDetail {}

    /** A status that replaces the code's own, for the codes that allow more than one (E4206, E4505). */
    record HttpStatus(int status) implements ErrorDetail {}

    /** The status the provider answered with, for the retry rule and the log. */
    record UpstreamStatus(int status) implements ErrorDetail {}

    /** The caller's own deadline was the limit that passed, not one of the provider's. */
    record DeadlinePassed() implements ErrorDetail {}

    /**
     * The place in the line for a provider's slots that was had, or would have been.
     *
     * @param position from 1
     * @param estimatedWait {@code null} while nothing has been measured
     * @param estimatedService the call itself; {@code null} while nothing has been measured
     */
    record Queued(
            String provider,
            int position,
            @Nullable Duration estimatedWait,
            @Nullable Duration estimatedService) implements ErrorDetail {}

    /** Everything found wrong, one sentence each. */
    record Problems(List<String> problems) implements ErrorDetail {
        public Problems {
            problems = List.copyOf(problems);
        }
    }

    /** Names close to one that is not known. */
    record NearNames(List<String> names) implements ErrorDetail {
        public NearNames {
            names = List.copyOf(names);
        }
    }

    /** One call to one provider that failed. */
    record FailedAttempt(String model, String provider, ErrorCode code, long latencyMillis) {}

    /** Every attempt made for the request, in order. */
    record FailedAttempts(List<FailedAttempt> attempts) implements ErrorDetail {
        public FailedAttempts {
            attempts = List.copyOf(attempts);
        }
    }

    /** One candidate that routing rejected. */
    record RejectedCandidate(String model, String provider, String step, ErrorCode code) {}

    /** Every candidate that routing rejected. */
    record RejectedCandidates(List<RejectedCandidate> candidates) implements ErrorDetail {
        public RejectedCandidates {
            candidates = List.copyOf(candidates);
        }
    }
}
