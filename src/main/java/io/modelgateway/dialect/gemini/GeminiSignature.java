package io.modelgateway.dialect.gemini;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code thoughtSignature} as the vocabulary keeps it: marked, because other vendors' signatures look alike. */
final class GeminiSignature {

    /**
     * What the vendor takes instead of the proof for a call that none came with, such as one by another model or by a
     * client that keeps no signatures (https://ai.google.dev/gemini-api/docs/thought-signatures).
     */
    static final String UNPROVEN = "skip_thought_signature_validator";

    private static final String MARK = "gemini:";

    private GeminiSignature() {}

    static String marked(String wire) {
        return MARK + wire;
    }

    /** {@return the signature for the wire, if it is one of Gemini's} */
    static Optional<String> wire(@Nullable String signature) {
        return signature != null && signature.startsWith(MARK)
                ? Optional.of(signature.substring(MARK.length()))
                : Optional.empty();
    }
}
