package io.modelgateway.cache.key;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A SHA-256 digest in lower-case hexadecimal: of a whole request, or of all of it but its last question. */
public record CacheKey(String hex) {

    private static final Pattern SYNTAX = Pattern.compile("[0-9a-f]{64}");

    /** {@return the key an operator wrote, if it is one} */
    public static Optional<CacheKey> parse(String text) {
        return SYNTAX.matcher(text).matches() ? Optional.of(new CacheKey(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return hex;
    }

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CacheKey that && hex.equals(that.hex);
    }
}
