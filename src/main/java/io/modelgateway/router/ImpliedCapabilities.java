package io.modelgateway.router;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.Message;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a request needs of a model by what is in it. */
final class ImpliedCapabilities {

    private ImpliedCapabilities() {}

    /**
     * {@return the capabilities without which the request cannot be answered}
     *
     * @param free whether the gateway chooses the model: then a wish for reasoning counts too; a model that was named is
     *     asked to answer without
     */
    static Set<Capability> of(GatewayRequest request, boolean free) {
        return switch (request) {
            case EmbeddingsRequest _ -> EnumSet.of(Capability.EMBEDDINGS);
            case ChatRequest chat -> ofChat(chat, free);
        };
    }

    private static Set<Capability> ofChat(ChatRequest chat, boolean free) {
        Set<Capability> needed = EnumSet.of(Capability.TEXT);
        if (chat.stream()) {
            needed.add(Capability.STREAMING);
        }
        if (!chat.tools().isEmpty()) {
            needed.add(Capability.TOOL_USE);
        }
        if (wantsJson(chat)) {
            needed.add(Capability.JSON_MODE);
        }
        ReasoningOptions reasoning = chat.reasoning();
        if (free && reasoning != null && reasoning.enabled()) {
            needed.add(Capability.REASONING);
        }
        for (Message message : chat.messages()) {
            if (showsPicture(message.content())) {
                needed.add(Capability.VISION);
                break;
            }
        }
        return needed;
    }

    private static boolean wantsJson(ChatRequest chat) {
        return chat.responseFormat() instanceof ResponseFormat.JsonObject
                || chat.responseFormat() instanceof ResponseFormat.JsonSchema;
    }

    private static boolean showsPicture(List<ContentPart> content) {
        for (ContentPart part : content) {
            boolean picture = part instanceof ContentPart.Image
                    || (part instanceof ContentPart.ToolResult result && showsPicture(result.content()));
            if (picture) {
                return true;
            }
        }
        return false;
    }
}
