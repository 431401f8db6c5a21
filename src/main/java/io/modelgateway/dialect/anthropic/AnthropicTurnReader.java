package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the system prompt and the turns of a request. Every {@code tool_result} becomes a turn of its own, as in the
 * other dialects; what else its turn held follows or precedes it in order. Made per request, not thread-safe.
 */
final class AnthropicTurnReader {

    private final Set<String> extras;
    private final List<Message> messages = new ArrayList<>();

    /** @param extras takes the names of fields that the vocabulary has no place for, such as {@code cache_control} */
    AnthropicTurnReader(Set<String> extras) {
        this.extras = extras;
    }

    List<Message> read(JsonFields body) {
        List<ContentPart> system = content(body, "system");
        if (!system.isEmpty()) {
            messages.add(new Message(Role.SYSTEM, system, null));
        }
        if (!body.has("messages")) {
            throw body.missing("messages");
        }
        List<JsonFields> turns = body.objects("messages");
        if (turns.isEmpty()) {
            throw body.invalid("messages", "must not be empty");
        }
        turns.forEach(this::turn);
        return messages;
    }

    private void turn(JsonFields turn) {
        Role role = switch (turn.requiredText("role")) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            default -> throw turn.invalid("role", "must be user or assistant");
        };
        if (!turn.has("content")) {
            throw turn.missing("content");
        }
        List<ContentPart> parts = content(turn, "content");
        turn.collectUnread(extras);
        split(role, parts);
    }

    private void split(Role role, List<ContentPart> parts) {
        var held = new ArrayList<ContentPart>();
        for (ContentPart part : parts) {
            if (part instanceof ContentPart.ToolResult) {
                close(role, held);
                messages.add(new Message(Role.TOOL, List.of(part), null));
            } else {
                held.add(part);
            }
        }
        if (parts.isEmpty()) {
            messages.add(new Message(role, List.of(), null));
        }
        close(role, held);
    }

    private void close(Role role, List<ContentPart> held) {
        if (!held.isEmpty()) {
            messages.add(new Message(role, held, null));
            held.clear();
        }
    }

    /** A string or an array of blocks. */
    private List<ContentPart> content(JsonFields owner, String name) {
        JsonNode value = owner.raw(name);
        if (value == null) {
            return List.of();
        }
        if (value.isTextual()) {
            return List.of(new ContentPart.Text(value.textValue()));
        }
        if (!value.isArray()) {
            throw owner.invalid(name, "must be a string or an array of content blocks");
        }
        return owner.objects(name).stream().map(this::block).toList();
    }

    private ContentPart block(JsonFields block) {
        String type = block.requiredText("type");
        ContentPart part = switch (type) {
            case "text" -> new ContentPart.Text(block.requiredText("text"));
            case "image" -> image(block);
            case "thinking" -> thinking(block);
            case "redacted_thinking" -> new ContentPart.RedactedReasoning(block.requiredText("data"));
            case "tool_use" -> toolUse(block);
            case "tool_result" -> toolResult(block);
            default -> opaque(block, type);
        };
        if (!(part instanceof ContentPart.Opaque)) {
            block.collectUnread(extras);
        }
        return part;
    }

    /** An empty signature is what the gateway itself writes where another vendor's reasoning has none. */
    private static ContentPart thinking(JsonFields block) {
        String signature = block.text("signature");
        return new ContentPart.Reasoning(
                block.requiredText("thinking"), signature == null || signature.isEmpty() ? null : signature);
    }

    private static ContentPart image(JsonFields block) {
        JsonFields source = block.object("source");
        if (source == null) {
            throw block.missing("source");
        }
        return switch (source.requiredText("type")) {
            case "base64" ->
                new ContentPart.Image(
                        new ImageSource.Data(source.requiredText("media_type"), source.requiredText("data")), null);
            case "url" -> new ContentPart.Image(new ImageSource.Url(source.requiredText("url")), null);
            default -> opaque(block, "image");
        };
    }

    private static ContentPart toolUse(JsonFields block) {
        JsonFields input = block.object("input");
        if (input == null) {
            throw block.missing("input");
        }
        return new ContentPart.ToolCall(
                block.requiredText("id"), block.requiredText("name"), GatewayJson.text(input.node()));
    }

    private ContentPart toolResult(JsonFields block) {
        var content = new ArrayList<ContentPart>();
        for (ContentPart part : content(block, "content")) {
            switch (part) {
                case ContentPart.Text _, ContentPart.Image _ -> content.add(part);
                case ContentPart.Opaque opaque -> extras.add("tool_result." + opaque.kind());
                case ContentPart.ToolCall _,
                        ContentPart.ToolResult _,
                        ContentPart.Reasoning _,
                        ContentPart.RedactedReasoning _,
                        ContentPart.Refusal _ ->
                    throw block.invalid("content", "must hold text, images, documents or search results");
            }
        }
        return new ContentPart.ToolResult(block.requiredText("tool_use_id"), content, block.bool("is_error", false));
    }

    private static ContentPart opaque(JsonFields block, String type) {
        return new ContentPart.Opaque(Dialect.ANTHROPIC, type, GatewayJson.text(block.node()));
    }
}
