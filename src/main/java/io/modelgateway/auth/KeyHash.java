package io.modelgateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a secret. A plain hash is enough: secrets are random, so there is no dictionary to try.
 *
 * @param sha256 64 hexadecimal digits in lower case
 * @param validUntil {@code null} for as long as the key is
 */
record KeyHash(String sha256, @Nullable Instant validUntil) {

    private static final Pattern SYNTAX = Pattern.compile("[0-9a-f]{64}");

    KeyHash {
        if (!SYNTAX.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
        }
    }

    /** {@return the hash of a secret, hexadecimal} */
    static String of(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Compares in constant time. */
    boolean matches(String presented, Instant now) {
        boolean equal = MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), presented.getBytes(StandardCharsets.US_ASCII));
        return equal && (validUntil == null || now.isBefore(validUntil));
    }

    /** Shows nothing: a hash is as good as a name for who wants to find the secret elsewhere. */
    @Override
    public String toString() {
        return "[hash]";
    }
}
