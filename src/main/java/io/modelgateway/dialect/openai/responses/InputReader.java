package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code instructions} and {@code input}. What a model said comes as several items (reasoning, a message, calls)
 * and becomes one turn, as other vendors want it. Made per request, not thread-safe.
 */
final class InputReader {

    private static final String INPUT = "input";

    private final Set<String> extras;
    private final VendorBound bound;
    private final ContentReader content;
    private final List<Message> messages = new ArrayList<>();
    private final List<ContentPart> said = new ArrayList<>();

    InputReader(Set<String> extras, VendorBound bound) {
        this.extras = extras;
        this.bound = bound;
        this.content = new ContentReader(extras, bound);
    }

    /** {@return the conversation, never empty} */
    List<Message> read(JsonFields body) {
        String instructions = body.text("instructions");
        if (instructions != null && !instructions.isEmpty()) {
            messages.add(Message.text(Role.SYSTEM, instructions));
        }
        JsonNode input = body.raw(INPUT);
        if (input == null) {
            if (!body.has("prompt")) {
                throw body.missing(INPUT);
            }
            messages.add(Message.text(Role.USER, ""));
        } else if (input.isTextual()) {
            messages.add(Message.text(Role.USER, input.textValue()));
        } else {
            items(body);
        }
        return messages;
    }

    private void items(JsonFields body) {
        List<JsonFields> items = body.objects(INPUT);
        if (items.isEmpty()) {
            throw body.invalid(INPUT, "must not be empty");
        }
        items.forEach(this::item);
        endTurn();
        if (messages.isEmpty()) {
            throw body.invalid(INPUT, "must hold something to answer to");
        }
    }

    private void item(JsonFields item) {
        String type = item.text("type");
        item.ignore("id", "status", "phase");
        switch (type) {
            case null -> message(item);
            case "message" -> message(item);
            case "function_call" -> call(item);
            case "function_call_output" -> result(item);
            case "reasoning" -> reasoning(item);
            // References and the calls of the vendor's own tools.
            default -> {
                bound.note(item.path("type"));
                return;
            }
        }
        item.collectUnread(extras);
    }

    private void message(JsonFields item) {
        String role = item.requiredText("role");
        List<ContentPart> parts = content.read(item, "content");
        switch (role) {
            case "assistant" -> said.addAll(parts);
            case "user" -> turn(new Message(Role.USER, parts, null));
            case "system", "developer" -> turn(new Message(Role.SYSTEM, parts, null));
            default -> throw item.invalid("role", "must be user, assistant, system or developer");
        }
    }

    private void call(JsonFields item) {
        String arguments = item.text("arguments");
        said.add(new ContentPart.ToolCall(
                item.requiredText("call_id"),
                item.requiredText("name"),
                arguments == null || arguments.isBlank() ? Json.EMPTY_OBJECT : new Json(arguments)));
    }

    private void result(JsonFields item) {
        var result = new ContentPart.ToolResult(item.requiredText("call_id"), content.read(item, "output"), false);
        turn(new Message(Role.TOOL, List.of(result), null));
    }

    /** The vendor's own encrypted reasoning means nothing to anybody else and is kept for the vendor. */
    private void reasoning(JsonFields item) {
        String text = texts(item, "summary");
        String thought = text.isEmpty() ? texts(item, "content") : text;
        item.ignore("content");
        String encrypted = item.text("encrypted_content");
        if (encrypted == null || encrypted.isEmpty()) {
            if (!thought.isEmpty()) {
                said.add(new ContentPart.Reasoning(thought, null));
            }
            return;
        }
        said.add(Proof.read(encrypted, thought)
                .orElseGet(
                        () -> new ContentPart.Opaque(Dialect.RESPONSES, "reasoning", GatewayJson.text(item.node()))));
    }

    private static String texts(JsonFields item, String name) {
        return String.join(
                "\n\n",
                item.objects(name).stream()
                        .map(part -> part.requiredText("text"))
                        .toList());
    }

    private void turn(Message message) {
        endTurn();
        messages.add(message);
    }

    private void endTurn() {
        if (!said.isEmpty()) {
            messages.add(new Message(Role.ASSISTANT, said, null));
            said.clear();
        }
    }
}
