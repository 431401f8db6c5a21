package io.modelgateway.dialect.openai.responses;

import io.modelgateway.model.ContentPart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another vendor's proof of its reasoning, carried in {@code encrypted_content}: a client keeps it and sends it back
 * unread. A prefix tells ours from OpenAI's own, which nobody else could use.
 */
final class Proof {

    private static final String SIGNED = "gateway.signed.";
    private static final String REDACTED = "gateway.redacted.";

    private Proof() {}

    static String ofSignature(String signature) {
        return SIGNED + signature;
    }

    static String ofRedacted(String data) {
        return REDACTED + data;
    }

    /** {@return the reasoning it stands for; empty if it is not ours} */
    static Optional<ContentPart> read(String encrypted, String text) {
        if (encrypted.startsWith(REDACTED)) {
            return Optional.of(new ContentPart.RedactedReasoning(encrypted.substring(REDACTED.length())));
        }
        return signature(encrypted).map(signature -> new ContentPart.Reasoning(text, signature));
    }

    static Optional<String> signature(@Nullable String encrypted) {
        return encrypted != null && encrypted.startsWith(SIGNED)
                ? Optional.of(encrypted.substring(SIGNED.length()))
                : Optional.empty();
    }

    static Optional<String> redacted(@Nullable String encrypted) {
        return encrypted != null && encrypted.startsWith(REDACTED)
                ? Optional.of(encrypted.substring(REDACTED.length()))
                : Optional.empty();
    }
}
