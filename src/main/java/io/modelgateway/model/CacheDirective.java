package io.modelgateway.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the caller asks of the answer cache.
 *
 * @param ttl {@code null} for the configured one
 * @param threshold cosine similarity of 0 to 1; {@code null} for the configured one
 * @param namespace keeps answers apart from those of other namespaces; {@code null} for the common one
 * @param maxAge older answers do not count; {@code null} for any age
 * @param replay how fast a remembered stream comes; {@code null} for the configured pace
 */
public record CacheDirective(
        Mode mode,
        @Nullable Duration ttl,
        @Nullable Double threshold,
        @Nullable String namespace,
        @Nullable Duration maxAge,
        @Nullable ReplayPace replay) {

    public static final CacheDirective DEFAULT = new CacheDirective(Mode.DEFAULT, null, null, null, null, null);

    /** How far the cache takes part. */
    public enum Mode {
        DEFAULT,
        /** Neither looked up nor stored. */
        NO_STORE,
        /** Skip the lookup, store the answer. */
        REFRESH,
        /** No similarity. */
        EXACT,
        /** No provider call. */
        ONLY;

        /** {@return the name on the wire, such as {@code no-store}} */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** {@return the mode of that wire name, in any case} */
        public static Optional<Mode> byWireName(String name) {
            for (Mode mode : values()) {
                if (mode.wireName().equalsIgnoreCase(name.strip())) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }
    }
}
