package io.modelgateway.router;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.Message;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.RoutingRequirements;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a request needs of a model, its own nature and the caller's requirements together.
 *
 * @param capabilities everything that must be there
 * @param inputTokens the estimate
 * @param outputTokens what the caller asked for at most, if it said
 * @param reasoning whether the caller wants the model to think; preferred for {@code auto}, never required of a named model
 */
record Demand(
        Set<Capability> capabilities,
        int inputTokens,
        OptionalInt outputTokens,
        boolean reasoning,
        RoutingRequirements requirements) {

    /** What an answer is expected to hold where the caller sets no bound: long enough for prose, in tokens. */
    static final int TYPICAL_OUTPUT_TOKENS = 500;

    static Demand of(GatewayRequest request, RoutingRequirements requirements, int inputTokens) {
        var needed = EnumSet.noneOf(Capability.class);
        needed.addAll(requirements.capabilities());
        return switch (request) {
            case ChatRequest chat -> {
                implied(chat, needed);
                yield new Demand(
                        needed,
                        inputTokens,
                        outputOf(chat, requirements),
                        chat.reasoning() != null && chat.reasoning().enabled(),
                        requirements);
            }
            case EmbeddingsRequest _ -> {
                needed.add(Capability.EMBEDDINGS);
                yield new Demand(needed, inputTokens, OptionalInt.of(0), false, requirements);
            }
        };
    }

    private static void implied(ChatRequest chat, Set<Capability> needed) {
        needed.add(Capability.TEXT);
        if (chat.stream()) {
            needed.add(Capability.STREAMING);
        }
        if (!chat.tools().isEmpty()) {
            needed.add(Capability.TOOL_USE);
        }
        if (chat.responseFormat() instanceof ResponseFormat.JsonObject
                || chat.responseFormat() instanceof ResponseFormat.JsonSchema) {
            needed.add(Capability.JSON_MODE);
        }
        if (hasImages(chat.messages())) {
            needed.add(Capability.VISION);
        }
    }

    private static boolean hasImages(List<Message> messages) {
        for (Message message : messages) {
            if (hasImage(message.content())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasImage(List<ContentPart> parts) {
        for (ContentPart part : parts) {
            if (part instanceof ContentPart.Image
                    || part instanceof ContentPart.ToolResult result && hasImage(result.content())) {
                return true;
            }
        }
        return false;
    }

    private static OptionalInt outputOf(ChatRequest chat, RoutingRequirements requirements) {
        Integer asked = chat.sampling().maxOutputTokens();
        return asked == null ? requirements.maxOutputTokens() : OptionalInt.of(asked);
    }

    /** {@return the output to reckon with, in tokens} */
    int expectedOutputTokens() {
        return outputTokens.orElse(TYPICAL_OUTPUT_TOKENS);
    }
}
