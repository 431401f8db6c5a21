package io.modelgateway.observe;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The form in which a text that must not be logged can still be referred to: its length and a short hash. The hash is
 * salted anew at every start, so equal texts can be recognised in one process's log and short ones cannot be guessed
 * from it. Thread-safe.
 */
@Singleton
public final class Redaction {

    private static final int SALT_BYTES = 16;
    private static final int SHOWN_BYTES = 4;

    private final byte[] salt = new byte[SALT_BYTES];

    @Inject
    public Redaction(RandomGenerator random) {
        random.nextBytes(salt);
    }

    /** {@return for example {@code [17 chars, 3fa9c1d2]}} */
    public String of(String text) {
        MessageDigest digest = sha256();
        digest.update(salt);
        byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
        return "[" + text.length() + " chars, " + HexFormat.of().formatHex(hash, 0, SHOWN_BYTES) + "]";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
