package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import org.jspecify.annotations.Nullable;

/** Writes a whole answer. Of several choices the first is sent: the vendor knows one. */
final class AnthropicAnswerEncoder {

    private AnthropicAnswerEncoder() {}

    static byte[] encode(ChatAnswer answer) {
        if (answer.original() != null && answer.original().dialect() == Dialect.ANTHROPIC) {
            return answer.original().bytes();
        }
        ObjectNode message = envelope(answer.id(), answer.model());
        FinishReason reason = null;
        if (!answer.choices().isEmpty()) {
            Choice choice = answer.choices().getFirst();
            ArrayNode content = (ArrayNode) message.get("content");
            choice.content().forEach(part -> add(part, content));
            reason = choice.finishReason();
        }
        message.put("stop_reason", AnthropicStop.encode(reason));
        message.putNull("stop_sequence");
        message.set("usage", AnthropicUsage.write(answer.usage()));
        return GatewayJson.write(message);
    }

    /** {@return the fields that a message has before anything was said} */
    static ObjectNode envelope(String id, String model) {
        ObjectNode message = GatewayJson.object()
                .put("id", id)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
        message.putArray("content");
        return message;
    }

    /** {@return a thinking block} The vendor's clients expect a signature, empty where another vendor gave none. */
    static ObjectNode thinking(String text, @Nullable String signature) {
        return GatewayJson.object()
                .put("type", "thinking")
                .put("thinking", text)
                .put("signature", signature == null ? "" : signature);
    }

    private static void add(ContentPart part, ArrayNode content) {
        switch (part) {
            case ContentPart.Text text -> addText(text.text(), content);
            case ContentPart.Refusal refusal -> addText(refusal.text(), content);
            case ContentPart.Reasoning reasoning -> content.add(thinking(reasoning.text(), reasoning.signature()));
            case ContentPart.RedactedReasoning redacted ->
                content.addObject().put("type", "redacted_thinking").put("data", redacted.data());
            case ContentPart.ToolCall call ->
                content.addObject()
                        .put("type", "tool_use")
                        .put("id", call.id())
                        .put("name", call.name())
                        .set("input", UpstreamJson.find(call.arguments()).orElseGet(GatewayJson::object));
            case ContentPart.Opaque opaque -> {
                if (opaque.dialect() == Dialect.ANTHROPIC) {
                    UpstreamJson.find(opaque.value()).ifPresent(content::add);
                }
            }
            // models do not say these
            case ContentPart.Image _, ContentPart.ToolResult _ -> {}
        }
    }

    private static void addText(String text, ArrayNode content) {
        if (!text.isEmpty()) {
            content.addObject().put("type", "text").put("text", text);
        }
    }
}
