package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.ContentPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reasoning of a vendor that wants it back with its proof, carried through a dialect that has no place for it. OpenAI's
 * wire knows plain {@code reasoning_content} at most (DeepSeek's addition); the array {@code thinking_blocks} beside it
 * is LiteLLM's, and what clients that keep whole messages send back. Without it, a conversation with tools and thinking
 * ends with a 400 at the second turn.
 */
final class ThinkingBlocks {

    static final String FIELD = "thinking_blocks";

    private ThinkingBlocks() {}

    /**
     * {@return the reasoning of an assistant's message} Blocks go before plain text; a block whose text a client has
     * not gathered gets it from the plain text.
     */
    static List<ContentPart> read(JsonFields message) {
        String plain = message.text("reasoning_content");
        String reasoning = plain == null ? message.text("reasoning") : plain;
        var parts = new ArrayList<ContentPart>();
        for (JsonFields block : message.objects(FIELD)) {
            parts.add(block(block, reasoning));
        }
        if (parts.isEmpty() && reasoning != null && !reasoning.isEmpty()) {
            parts.add(new ContentPart.Reasoning(reasoning, null));
        }
        return parts;
    }

    private static ContentPart block(JsonFields block, @Nullable String plain) {
        return switch (block.requiredText("type")) {
            case "thinking" -> {
                String text = block.text("thinking");
                boolean gathered = text != null && !text.isEmpty();
                yield new ContentPart.Reasoning(gathered ? text : plain == null ? "" : plain, block.text("signature"));
            }
            case "redacted_thinking" -> new ContentPart.RedactedReasoning(block.requiredText("data"));
            default -> throw block.invalid("type", "must be thinking or redacted_thinking");
        };
    }

    /** {@return the reasoning of an answer's message, as another gateway may send it} */
    static List<ContentPart> readAnswer(JsonNode message, String plain) {
        var parts = new ArrayList<ContentPart>();
        for (ObjectNode block : UpstreamJson.objects(message, FIELD)) {
            if (UpstreamJson.text(block, "type").equals("redacted_thinking")) {
                parts.add(new ContentPart.RedactedReasoning(UpstreamJson.text(block, "data")));
            } else {
                JsonNode signature = block.path("signature");
                parts.add(new ContentPart.Reasoning(
                        UpstreamJson.text(block, "thinking"), signature.isTextual() ? signature.textValue() : null));
            }
        }
        if (parts.isEmpty() && !plain.isEmpty()) {
            parts.add(new ContentPart.Reasoning(plain, null));
        }
        return parts;
    }

    /** Writes those parts that plain text cannot carry, if there are any. */
    static void write(List<ContentPart> content, ObjectNode message) {
        boolean needed = content.stream()
                .anyMatch(part -> part instanceof ContentPart.RedactedReasoning
                        || part instanceof ContentPart.Reasoning reasoning && reasoning.signature() != null);
        if (!needed) {
            return;
        }
        ArrayNode blocks = message.putArray(FIELD);
        for (ContentPart part : content) {
            if (part instanceof ContentPart.Reasoning reasoning) {
                thinking(blocks.addObject(), reasoning.text(), reasoning.signature());
            } else if (part instanceof ContentPart.RedactedReasoning redacted) {
                redacted(blocks.addObject(), redacted.data());
            }
        }
    }

    static void thinking(ObjectNode block, String text, @Nullable String signature) {
        block.put("type", "thinking").put("thinking", text).put("signature", signature);
    }

    static void redacted(ObjectNode block, String data) {
        block.put("type", "redacted_thinking").put("data", data);
    }
}
