package io.modelgateway.dialect.openai;

import io.modelgateway.model.FinishReason;
import org.jspecify.annotations.Nullable;

/** The words of {@code finish_reason}, compatible servers' own ones included. */
final class FinishReasons {

    private FinishReasons() {}

    /** {@return the reason; a word that nobody knows counts as an ordinary end} */
    static FinishReason read(String word) {
        return switch (word) {
            case "length", "model_length", "max_tokens" -> FinishReason.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.STOP;
        };
    }

    /** {@return the word; {@code null} if nobody said why} A plain text cannot end with calls of tools. */
    static @Nullable String ofText(@Nullable FinishReason reason) {
        return switch (reason) {
            case null -> null;
            case TOOL_CALLS -> FinishReason.STOP.wireName();
            case STOP, LENGTH, CONTENT_FILTER -> reason.wireName();
        };
    }
}
