package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the turns of a chat. A message has one text here: pieces that people sent are joined by line ends, pieces that
 * the model said are joined as they are. Made per request, not thread-safe.
 */
final class OllamaMessageWriter {

    private final Set<String> dropped;
    private final Map<String, String> toolNames = new HashMap<>();
    private final ArrayNode messages;

    OllamaMessageWriter(ObjectNode body, Set<String> dropped) {
        this.messages = body.putArray("messages");
        this.dropped = dropped;
    }

    void write(List<Message> conversation) {
        for (Message message : conversation) {
            if (message.name() != null) {
                dropped.add("name");
            }
            var rest = new ArrayList<ContentPart>();
            for (ContentPart part : message.content()) {
                if (part instanceof ContentPart.ToolResult result) {
                    toolResult(result);
                } else {
                    rest.add(part);
                }
            }
            if (!rest.isEmpty() || message.content().isEmpty()) {
                turn(message.role(), rest);
            }
        }
    }

    private void toolResult(ContentPart.ToolResult result) {
        if (result.error()) {
            dropped.add("is_error");
        }
        ObjectNode node = turn(Role.TOOL, result.content());
        String name = toolNames.get(result.toolCallId());
        if (name != null) {
            node.put("tool_name", name);
        }
        node.put("tool_call_id", result.toolCallId());
    }

    private ObjectNode turn(Role role, List<ContentPart> parts) {
        var text = new ArrayList<String>();
        var thinking = new ArrayList<String>();
        var images = new ArrayList<String>();
        ArrayNode calls = GatewayJson.object().arrayNode();
        for (ContentPart part : parts) {
            switch (part) {
                case ContentPart.Text said -> text.add(said.text());
                case ContentPart.Refusal refusal -> text.add(refusal.text());
                case ContentPart.Reasoning reasoning -> thinking.add(thinking(reasoning));
                case ContentPart.RedactedReasoning _ -> dropped.add("thinking");
                case ContentPart.Image image -> images.add(image(image));
                case ContentPart.ToolCall call -> calls.add(call(call));
                case ContentPart.Opaque opaque -> dropped.add(opaque.kind());
                case ContentPart.ToolResult _ -> dropped.add("tool_result");
            }
        }
        ObjectNode node = messages.addObject().put("role", role.wireName());
        node.put("content", String.join(role == Role.ASSISTANT ? "" : "\n", text));
        if (!thinking.isEmpty()) {
            node.put("thinking", String.join("", thinking));
        }
        if (!images.isEmpty()) {
            images.forEach(node.putArray("images")::add);
        }
        if (!calls.isEmpty()) {
            node.set("tool_calls", calls);
        }
        return node;
    }

    private String thinking(ContentPart.Reasoning reasoning) {
        if (reasoning.signature() != null) {
            dropped.add("signature");
        }
        return reasoning.text();
    }

    /** Ollama fetches nothing: to answer as if there were no picture would be worse than no answer. */
    private String image(ContentPart.Image image) {
        if (image.detail() != null) {
            dropped.add("detail");
        }
        return switch (image.source()) {
            case ImageSource.Data data -> data.base64();
            case ImageSource.Url _ ->
                throw GatewayException.of(
                        ErrorCode.INVALID_FIELD,
                        "'image_url' must be a data URL: this provider takes no pictures by address",
                        new ErrorDetail.Param("image_url"));
        };
    }

    private ObjectNode call(ContentPart.ToolCall call) {
        toolNames.put(call.id(), call.name());
        Optional<ObjectNode> arguments = UpstreamJson.find(call.arguments());
        if (arguments.isEmpty() && !call.arguments().text().isBlank()) {
            dropped.add("tool_calls.arguments");
        }
        return OllamaCalls.write(call.id(), call.name(), arguments.orElseGet(GatewayJson::object));
    }
}
