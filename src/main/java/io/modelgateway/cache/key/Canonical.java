package io.modelgateway.cache.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Digests values so that no two different sequences of them read the same: each is preceded by its kind and, where it has
 * one, its length. Absent is not empty and not zero. Made per key, not thread-safe.
 */
final class Canonical {

    private static final byte ABSENT = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte WHOLE = 3;
    private static final byte FLAG = 4;
    private static final byte COUNT = 5;
    private static final byte WIDE_TEXT = 6;

    private final MessageDigest digest;
    private final ByteBuffer head = ByteBuffer.allocate(1 + Long.BYTES);

    Canonical() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Canonical text(@Nullable String value) {
        if (value == null) {
            return absent();
        }
        // UTF-8 has nothing for half a pair, and would make it a question mark.
        return hasSurrogates(value) ? wide(value) : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean hasSurrogates(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    Canonical bytes(byte[] value) {
        head(TEXT, value.length);
        digest.update(value);
        return this;
    }

    private Canonical wide(String value) {
        head(WIDE_TEXT, value.length());
        ByteBuffer units = ByteBuffer.allocate(Character.BYTES * value.length());
        units.asCharBuffer().put(value);
        digest.update(units);
        return this;
    }

    /** The names of constants do not change by being moved about, as their numbers do. */
    Canonical word(@Nullable Enum<?> value) {
        return text(value == null ? null : value.name());
    }

    Canonical number(@Nullable Double value) {
        // Plus zero: the two zeros are one number.
        return value == null ? absent() : head(NUMBER, Double.doubleToLongBits(value + 0.0));
    }

    Canonical whole(@Nullable Number value) {
        return value == null ? absent() : head(WHOLE, value.longValue());
    }

    Canonical flag(@Nullable Boolean value) {
        return value == null ? absent() : head(FLAG, value ? 1 : 0);
    }

    /** Announces that many values. */
    Canonical count(int size) {
        return head(COUNT, size);
    }

    /** Texts whose order means something. */
    Canonical texts(Collection<String> values) {
        count(values.size());
        values.forEach(this::text);
        return this;
    }

    /** Texts whose order means nothing. */
    Canonical set(Collection<String> values) {
        return texts(values.size() < 2 ? values : values.stream().sorted().toList());
    }

    /** Ends it. */
    CacheKey key() {
        return new CacheKey(HexFormat.of().formatHex(digest.digest()));
    }

    private Canonical absent() {
        return head(ABSENT, 0);
    }

    private Canonical head(byte kind, long value) {
        digest.update(head.clear().put(kind).putLong(value).array());
        return this;
    }
}
