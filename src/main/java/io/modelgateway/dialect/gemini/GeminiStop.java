package io.modelgateway.dialect.gemini;

import io.modelgateway.model.FinishReason;

/** The vendor's {@code finishReason}, which does not tell a call of a tool from any other stop. */
final class GeminiStop {

    private GeminiStop() {}

    /** {@return why the model stopped} A word from the future is a plain stop, because the answer is there all the same. */
    static FinishReason decode(String reason, boolean called) {
        return switch (reason) {
            case "MAX_TOKENS" -> FinishReason.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" -> FinishReason.CONTENT_FILTER;
            default -> called ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        };
    }
}
