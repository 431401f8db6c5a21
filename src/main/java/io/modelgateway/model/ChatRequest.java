package io.modelgateway.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation to be continued.
 *
 * @param messages never empty
 * @param responseFormat {@code null} means plain text
 * @param includeUsage whether a streamed answer shall end with usage, where the dialect leaves that to the caller
 * @param user the end user, for the provider's abuse detection
 * @param metadata free labels of the caller
 */
public record ChatRequest(
        String model,
        List<Message> messages,
        SamplingOptions sampling,
        ToolOptions tools,
        @Nullable ResponseFormat responseFormat,
        @Nullable ReasoningOptions reasoning,
        boolean stream,
        boolean includeUsage,
        @Nullable String user,
        Map<String, String> metadata,
        Set<String> extras,
        @Nullable WireBody original)
        implements GatewayRequest {

    public ChatRequest {
        messages = List.copyOf(messages);
        metadata = Map.copyOf(metadata);
        extras = Set.copyOf(extras);
    }

    /** {@return the same request about another conversation; the bytes it came as are kept} */
    public ChatRequest withMessages(List<Message> others) {
        return new ChatRequest(
                model,
                others,
                sampling,
                tools,
                responseFormat,
                reasoning,
                stream,
                includeUsage,
                user,
                metadata,
                extras,
                original);
    }

    /** {@return the same request without the bytes it came as, so that every provider gets it mapped} */
    public ChatRequest withoutOriginal() {
        return new ChatRequest(
                model,
                messages,
                sampling,
                tools,
                responseFormat,
                reasoning,
                stream,
                includeUsage,
                user,
                metadata,
                extras,
                null);
    }
}
