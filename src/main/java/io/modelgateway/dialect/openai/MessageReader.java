package io.modelgateway.dialect.openai;

import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the {@code messages} of a request. What an assistant said comes in the order reasoning, content, refusal, tool
 * calls, as the wire does not tell another. Made per request, not thread-safe.
 */
public final class MessageReader {

    private final Set<String> extras;
    private final ContentReader content;

    /** @param extras takes the paths of fields that the vocabulary has no place for */
    public MessageReader(Set<String> extras) {
        this.extras = extras;
        this.content = new ContentReader(extras);
    }

    /**
     * Reads the messages of a body.
     *
     * @throws GatewayException E4501 if there are none or one lacks what its role needs, E4502 for wrong values
     */
    public List<Message> read(JsonFields body) {
        if (!body.has("messages")) {
            throw body.missing("messages");
        }
        List<JsonFields> messages = body.objects("messages");
        if (messages.isEmpty()) {
            throw body.invalid("messages", "must not be empty");
        }
        return messages.stream().map(this::message).toList();
    }

    private Message message(JsonFields message) {
        String role = message.requiredText("role");
        String name = message.text("name");
        Message read = switch (role) {
            case "system", "developer" -> new Message(Role.SYSTEM, said(message), name);
            case "user" -> new Message(Role.USER, said(message), name);
            case "assistant" -> new Message(Role.ASSISTANT, assistant(message), name);
            case "tool" -> toolResult(message, message.requiredText("tool_call_id"), name);
            // Before there were tools there were functions, known by their name alone.
            case "function" -> toolResult(message, message.requiredText("name"), name);
            default -> throw message.invalid("role", "must be system, developer, user, assistant or tool");
        };
        message.collectUnread(extras);
        return read;
    }

    private List<ContentPart> said(JsonFields message) {
        if (!message.has("content")) {
            throw message.missing("content");
        }
        return content.read(message, "content");
    }

    private Message toolResult(JsonFields message, String id, String name) {
        return new Message(Role.TOOL, List.of(new ContentPart.ToolResult(id, said(message), false)), name);
    }

    /**
     * Reads the content of a tool's result for the dialects that carry results elsewhere.
     *
     * @throws GatewayException E4501 or E4502
     */
    public List<ContentPart> content(JsonFields owner, String name) {
        return content.read(owner, name);
    }

    private List<ContentPart> assistant(JsonFields message) {
        var parts = new ArrayList<>(ThinkingBlocks.read(message));
        for (ContentPart part : content.read(message, "content")) {
            boolean empty = part instanceof ContentPart.Text text && text.text().isEmpty();
            if (!empty) {
                parts.add(part);
            }
        }
        String refusal = message.text("refusal");
        if (refusal != null) {
            parts.add(new ContentPart.Refusal(refusal));
        }
        for (JsonFields call : message.objects("tool_calls")) {
            parts.add(toolCall(call));
        }
        JsonFields function = message.object("function_call");
        if (function != null) {
            parts.add(call(function.requiredText("name"), function));
        }
        if (parts.isEmpty() && !message.has("content")) {
            throw message.missing("content");
        }
        return parts;
    }

    private ContentPart toolCall(JsonFields call) {
        String id = call.requiredText("id");
        String type = call.text("type");
        if (type != null && !type.equals("function")) {
            throw call.invalid("type", "must be function");
        }
        JsonFields function = call.object("function");
        if (function == null) {
            throw call.missing("function");
        }
        ContentPart read = call(id, function);
        call.ignore("index");
        call.collectUnread(extras);
        return read;
    }

    private ContentPart call(String id, JsonFields function) {
        String arguments = function.text("arguments");
        var read = new ContentPart.ToolCall(
                id,
                function.requiredText("name"),
                arguments == null || arguments.isBlank() ? Json.EMPTY_OBJECT : new Json(arguments));
        function.collectUnread(extras);
        return read;
    }
}
