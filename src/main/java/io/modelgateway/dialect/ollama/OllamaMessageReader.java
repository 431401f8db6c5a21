package io.modelgateway.dialect.ollama;

import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the turns of a chat. Made per request, not thread-safe. */
final class OllamaMessageReader {

    private final Set<String> extras;
    private final CallMemory calls = new CallMemory();

    /** @param extras takes the paths of fields that the vocabulary has no place for */
    OllamaMessageReader(Set<String> extras) {
        this.extras = extras;
    }

    List<Message> read(JsonFields body) {
        if (!body.has("messages")) {
            throw body.missing("messages");
        }
        List<JsonFields> turns = body.objects("messages");
        if (turns.isEmpty()) {
            throw body.invalid("messages", "must not be empty");
        }
        return turns.stream().map(this::message).toList();
    }

    private Message message(JsonFields turn) {
        Role role = role(turn);
        String text = turn.text("content");
        var parts = new ArrayList<ContentPart>();
        String thinking = turn.text("thinking");
        if (thinking != null && !thinking.isEmpty()) {
            parts.add(new ContentPart.Reasoning(thinking, null));
        }
        if (text != null && !text.isEmpty()) {
            parts.add(new ContentPart.Text(text));
        }
        parts.addAll(images(turn.texts("images")));
        if (role == Role.TOOL) {
            String id = calls.answered(turn.text("tool_name"), turn.text("tool_call_id"));
            parts = new ArrayList<>(List.of(new ContentPart.ToolResult(id, parts, false)));
        }
        for (JsonFields call : turn.objects("tool_calls")) {
            parts.add(call(call));
        }
        turn.collectUnread(extras);
        return new Message(role, parts, null);
    }

    private static Role role(JsonFields turn) {
        return switch (turn.requiredText("role").toLowerCase(Locale.ROOT)) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool" -> Role.TOOL;
            default -> throw turn.invalid("role", "must be system, user, assistant or tool");
        };
    }

    private ContentPart call(JsonFields call) {
        JsonFields function = call.object("function");
        if (function == null) {
            throw call.missing("function");
        }
        call.ignore("type");
        function.ignore("index");
        String name = function.requiredText("name");
        JsonFields arguments = function.object("arguments");
        var toolCall = new ContentPart.ToolCall(
                calls.called(name, call.text("id")),
                name,
                GatewayJson.text(arguments == null ? GatewayJson.object() : arguments.node()));
        call.collectUnread(extras);
        function.collectUnread(extras);
        return toolCall;
    }

    static List<ContentPart> images(List<String> base64) {
        return base64.stream()
                .<ContentPart>map(data -> new ContentPart.Image(new ImageSource.Data(mediaType(data), data), null))
                .toList();
    }

    /** Ollama sends pictures bare; other vendors want to know their type, which the first bytes tell. */
    private static String mediaType(String base64) {
        if (base64.startsWith("/9j/")) {
            return "image/jpeg";
        }
        if (base64.startsWith("R0lGOD")) {
            return "image/gif";
        }
        return base64.startsWith("UklGR") ? "image/webp" : "image/png";
    }
}
