package io.modelgateway.dialect.openai;

import io.modelgateway.model.FinishReason;

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
}
