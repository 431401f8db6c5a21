package io.modelgateway.dialect.ollama;

import io.modelgateway.model.FinishReason;
import org.jspecify.annotations.Nullable;

/** Ollama's {@code done_reason}. It has no word for tool calls nor for filtered content. */
final class OllamaStop {

    private OllamaStop() {}

    /** {@return why the model stopped} {@code load} and {@code unload}, the answers to no question, are plain stops. */
    static FinishReason decode(String doneReason, boolean calledTools) {
        if (doneReason.equals("length")) {
            return FinishReason.LENGTH;
        }
        return calledTools ? FinishReason.TOOL_CALLS : FinishReason.STOP;
    }

    static String encode(@Nullable FinishReason reason) {
        return switch (reason) {
            case LENGTH -> "length";
            case STOP, TOOL_CALLS, CONTENT_FILTER -> "stop";
            case null -> "stop";
        };
    }
}
