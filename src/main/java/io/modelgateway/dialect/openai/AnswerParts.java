package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code message} of an answer: reasoning, text, refusal and tool calls as parts, in this order. Reading is lenient
 * as providers go; reasoning is {@code reasoning_content} (DeepSeek, vLLM, llama.cpp), {@code reasoning} (OpenRouter,
 * newer vLLM), or a part of the content (Mistral).
 */
public final class AnswerParts {

    private AnswerParts() {}

    static List<ContentPart> read(JsonNode message, String answerId, int choice) {
        var parts = new ArrayList<>(ThinkingBlocks.readAnswer(message, reasoning(message)));
        String text = text(message.path("content"));
        if (!text.isEmpty()) {
            parts.add(new ContentPart.Text(text));
        }
        String refusal = UpstreamJson.text(message, "refusal");
        if (!refusal.isEmpty()) {
            parts.add(new ContentPart.Refusal(refusal));
        }
        for (ObjectNode call : UpstreamJson.objects(message, "tool_calls")) {
            String id = UpstreamJson.text(call, "id");
            int index = (int) parts.stream()
                    .filter(ContentPart.ToolCall.class::isInstance)
                    .count();
            parts.add(call(id.isEmpty() ? ToolCallIds.made(answerId, choice, index) : id, call.path("function")));
        }
        if (message.path("function_call").isObject()) {
            parts.add(call(ToolCallIds.made(answerId, choice, 0), message.path("function_call")));
        }
        return parts;
    }

    /** {@return the reasoning of a message or a delta, empty if there is none} */
    static String reasoning(JsonNode message) {
        String content = UpstreamJson.text(message, "reasoning_content");
        if (!content.isEmpty()) {
            return content;
        }
        return message.path("reasoning").isTextual()
                ? message.path("reasoning").textValue()
                : thinkingAmongContent(message.path("content"));
    }

    /** Mistral puts its thoughts among the parts of the content. */
    private static String thinkingAmongContent(JsonNode content) {
        var thoughts = new StringBuilder();
        for (JsonNode part : content) {
            thoughts.append(text(part.path("thinking")));
        }
        return thoughts.toString();
    }

    /** {@return the text of a {@code content}: a string, or in some servers an array of parts} */
    static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        var text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").asText(""));
        }
        return text.toString();
    }

    private static ContentPart call(String id, JsonNode function) {
        JsonNode arguments = function.path("arguments");
        // The wire has a string here; some servers send the object itself.
        String text = arguments.isObject() ? arguments.toString() : arguments.asText("");
        return new ContentPart.ToolCall(
                id, function.path("name").asText(""), text.isBlank() ? Json.EMPTY_OBJECT : new Json(text));
    }

    /** Writes the parts into a message of role assistant. */
    public static void write(List<ContentPart> parts, ObjectNode message) {
        message.put("role", "assistant");
        message.put("content", joined(parts, ContentPart.Text.class));
        message.put("refusal", joined(parts, ContentPart.Refusal.class));
        String reasoning = joined(parts, ContentPart.Reasoning.class);
        if (reasoning != null) {
            message.put("reasoning_content", reasoning);
        }
        ThinkingBlocks.write(parts, message);
        writeToolCalls(parts, message);
    }

    /** Writes the tool calls among the parts, if there are any. */
    static void writeToolCalls(List<ContentPart> parts, ObjectNode message) {
        ArrayNode calls = null;
        for (ContentPart part : parts) {
            if (part instanceof ContentPart.ToolCall call) {
                calls = calls == null ? message.putArray("tool_calls") : calls;
                calls.addObject()
                        .put("id", call.id())
                        .put("type", "function")
                        .putObject("function")
                        .put("name", call.name())
                        .put("arguments", call.arguments().text());
            }
        }
    }

    private static @Nullable String joined(List<ContentPart> parts, Class<? extends ContentPart> kind) {
        List<ContentPart> matching = parts.stream().filter(kind::isInstance).toList();
        return matching.isEmpty()
                ? null
                : matching.stream().map(AnswerParts::said).collect(Collectors.joining());
    }

    private static String said(ContentPart part) {
        return switch (part) {
            case ContentPart.Text text -> text.text();
            case ContentPart.Refusal refusal -> refusal.text();
            case ContentPart.Reasoning reasoning -> reasoning.text();
            case ContentPart.Image _,
                    ContentPart.ToolCall _,
                    ContentPart.ToolResult _,
                    ContentPart.RedactedReasoning _,
                    ContentPart.Opaque _ -> "";
        };
    }
}
