package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes the {@code messages} of a request. Each tool result becomes a message of its own. OpenAI's results hold text
 * only: their pictures follow in a user's message behind the last result of the turn, as a model that shall look at a
 * screenshot must see it. Made per request, not thread-safe.
 */
final class MessageWriter {

    private final Set<String> dropped;
    private final ContentWriter content;
    private final ArrayNode messages = GatewayJson.object().arrayNode();
    private final List<ContentPart> pictures = new ArrayList<>();

    /** @param dropped takes the names of what OpenAI's dialect has no place for */
    MessageWriter(Set<String> dropped) {
        this.dropped = dropped;
        this.content = new ContentWriter(dropped);
    }

    ArrayNode write(List<Message> all) {
        for (Message message : all) {
            write(message);
        }
        showPictures();
        return messages;
    }

    private void write(Message message) {
        var own = new ArrayList<ContentPart>();
        for (ContentPart part : message.content()) {
            if (part instanceof ContentPart.ToolResult result) {
                toolResult(result, message);
            } else {
                own.add(part);
            }
        }
        if (message.role() != Role.TOOL) {
            showPictures();
            if (!own.isEmpty() || message.content().isEmpty()) {
                said(message, own);
            }
        }
    }

    private void said(Message message, List<ContentPart> parts) {
        ObjectNode json = open(message.role(), message);
        if (message.role() == Role.ASSISTANT) {
            assistant(parts, json);
        } else {
            json.set("content", content.write(parts));
        }
    }

    private void assistant(List<ContentPart> parts, ObjectNode json) {
        boolean calls = false;
        var refusal = new StringBuilder();
        var rest = new ArrayList<ContentPart>();
        for (ContentPart part : parts) {
            switch (part) {
                case ContentPart.ToolCall _ -> calls = true;
                case ContentPart.Refusal said -> refusal.append(said.text());
                case ContentPart.Reasoning _, ContentPart.RedactedReasoning _ -> dropped.add("thinking");
                case ContentPart.Text _, ContentPart.Image _, ContentPart.Opaque _, ContentPart.ToolResult _ ->
                    rest.add(part);
            }
        }
        if (rest.isEmpty() && (calls || !refusal.isEmpty())) {
            json.putNull("content");
        } else {
            json.set("content", content.write(rest));
        }
        if (!refusal.isEmpty()) {
            json.put("refusal", refusal.toString());
        }
        AnswerParts.writeToolCalls(parts, json);
    }

    private void toolResult(ContentPart.ToolResult result, Message message) {
        ObjectNode json = open(Role.TOOL, message);
        json.put("tool_call_id", result.toolCallId());
        var texts = new ArrayList<ContentPart>();
        for (ContentPart part : result.content()) {
            (part instanceof ContentPart.Image ? pictures : texts).add(part);
        }
        json.set("content", content.write(texts));
        if (result.error()) {
            dropped.add("is_error");
        }
    }

    private ObjectNode open(Role role, Message message) {
        ObjectNode json = messages.addObject().put("role", role.wireName());
        if (message.name() != null) {
            json.put("name", message.name());
        }
        return json;
    }

    private void showPictures() {
        if (!pictures.isEmpty()) {
            messages.addObject().put("role", Role.USER.wireName()).set("content", content.write(List.copyOf(pictures)));
            pictures.clear();
        }
    }
}
