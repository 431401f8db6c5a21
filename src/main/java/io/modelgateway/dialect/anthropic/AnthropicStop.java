package io.modelgateway.dialect.anthropic;

import io.modelgateway.model.FinishReason;
import org.jspecify.annotations.Nullable;

/** The vendor's {@code stop_reason}. */
final class AnthropicStop {

    private AnthropicStop() {}

    /**
     * {@return why the model stopped} {@code pause_turn} is a plain stop: the caller may send the answer back to go on.
     * A word from the future is one too, because the answer is there all the same.
     */
    static @Nullable FinishReason decode(String stopReason) {
        return switch (stopReason) {
            case "" -> null;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "refusal" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.STOP;
        };
    }

    static @Nullable String encode(@Nullable FinishReason reason) {
        return switch (reason) {
            case null -> null;
            case STOP -> "end_turn";
            case LENGTH -> "max_tokens";
            case TOOL_CALLS -> "tool_use";
            case CONTENT_FILTER -> "refusal";
        };
    }
}
