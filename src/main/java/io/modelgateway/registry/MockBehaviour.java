package io.modelgateway.registry;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the mock provider behaves, unless a request's {@code X-Mock-*} headers say otherwise.
 *
 * @param latency before the first token
 * @param tokensPerSecond the pace of a stream; 0 is unlimited
 * @param failureRate the share of calls that fail, 0 to 1
 * @param reply the fixed answer; {@code null} for one made from the prompt
 */
public record MockBehaviour(
        Duration latency,
        double tokensPerSecond,
        double failureRate,
        FailureKind failureKind,
        @Nullable String reply) {

    /** A way to fail. */
    public enum FailureKind {
        ERROR,
        TIMEOUT,
        RATE_LIMIT,
        CUT,
        MALFORMED;

        /** {@return the name on the wire, such as {@code rate-limit}} */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** {@return the kind of that wire name, in any case} */
        public static Optional<FailureKind> byWireName(String name) {
            for (FailureKind kind : values()) {
                if (kind.wireName().equalsIgnoreCase(name.strip())) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
