package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import org.jspecify.annotations.Nullable;

/** The shapes of output items and of what they hold. */
final class Items {

    static final String IN_PROGRESS = "in_progress";
    static final String COMPLETED = "completed";

    private Items() {}

    /** {@return a message with nothing in it} */
    static ObjectNode message(String id, String status) {
        ObjectNode item = GatewayJson.object()
                .put("id", id)
                .put("type", "message")
                .put("status", status)
                .put("role", "assistant");
        item.putArray("content");
        return item;
    }

    static ObjectNode text(String text) {
        ObjectNode part = GatewayJson.object().put("type", "output_text").put("text", text);
        part.putArray("annotations");
        part.putArray("logprobs");
        return part;
    }

    static ObjectNode refusal(String text) {
        return GatewayJson.object().put("type", "refusal").put("refusal", text);
    }

    static ObjectNode call(String id, String status, String callId, String name, String arguments) {
        return GatewayJson.object()
                .put("id", id)
                .put("type", "function_call")
                .put("status", status)
                .put("arguments", arguments)
                .put("call_id", callId)
                .put("name", name);
    }

    /** @param encrypted another vendor's proof, if there is one */
    static ObjectNode reasoning(String id, String text, @Nullable String encrypted) {
        ObjectNode item = GatewayJson.object().put("id", id).put("type", "reasoning");
        var summary = item.putArray("summary");
        if (!text.isEmpty()) {
            summary.add(summary(text));
        }
        if (encrypted != null) {
            item.put("encrypted_content", encrypted);
        }
        return item;
    }

    static ObjectNode summary(String text) {
        return GatewayJson.object().put("type", "summary_text").put("text", text);
    }
}
