package io.modelgateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers of a model; most requests ask for one.
 *
 * @param content text, reasoning, tool calls, in the order in which they were said
 * @param finishReason {@code null} where the provider gave none
 * @param logprobs the vendor's log probabilities
 */
public record Choice(
        int index,
        List<ContentPart> content,
        @Nullable FinishReason finishReason,
        @Nullable Json logprobs) {

    public Choice {
        content = List.copyOf(content);
    }
}
