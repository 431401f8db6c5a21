package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes parts of a message as the vendor's, for requests. The proof of a thought goes back on the call that followed
 * it. Made per request, not thread-safe.
 */
final class GeminiParts {

    private final GeminiGeneration generation;
    private final Set<String> dropped;
    private final Map<String, String> toolNames = new HashMap<>();
    private @Nullable String proof;
    private boolean called;

    GeminiParts(GeminiGeneration generation, Set<String> dropped) {
        this.generation = generation;
        this.dropped = dropped;
    }

    /** Tells that the parts to come are of another message. */
    void beginTurn() {
        proof = null;
        called = false;
    }

    /** {@return the part, the pictures of a tool's result after it, or nothing where the vendor has none} */
    List<ObjectNode> write(ContentPart part) {
        return switch (part) {
            case ContentPart.Text text -> text(text.text());
            case ContentPart.Refusal refusal -> text(refusal.text());
            case ContentPart.Image image -> image(image);
            case ContentPart.ToolCall call -> List.of(call(call));
            case ContentPart.ToolResult result -> result(result);
            case ContentPart.Reasoning reasoning -> thought(reasoning);
            case ContentPart.RedactedReasoning _ -> left("thinking");
            case ContentPart.Opaque opaque -> left(opaque.kind());
        };
    }

    private List<ObjectNode> left(String name) {
        dropped.add(name);
        return List.of();
    }

    private static List<ObjectNode> text(String text) {
        return text.isEmpty() ? List.of() : List.of(GatewayJson.object().put("text", text));
    }

    /** Addresses are those of files that were uploaded to the vendor; whoever calls has put data in place of others. */
    private List<ObjectNode> image(ContentPart.Image image) {
        if (image.detail() != null) {
            dropped.add("detail");
        }
        return switch (image.source()) {
            case ImageSource.Url _ -> left("image_url");
            case ImageSource.Data data -> {
                ObjectNode part = GatewayJson.object();
                part.putObject("inlineData").put("mimeType", data.mediaType()).put("data", data.base64());
                yield List.of(part);
            }
        };
    }

    /** The text of a thought is for people: the model wants its own proof of it, and nobody else's. */
    private List<ObjectNode> thought(ContentPart.Reasoning reasoning) {
        Optional<String> wire = GeminiSignature.wire(reasoning.signature());
        if (wire.isEmpty()) {
            return left("thinking");
        }
        proof = wire.get();
        return List.of();
    }

    private ObjectNode call(ContentPart.ToolCall call) {
        toolNames.put(call.id(), call.name());
        ObjectNode part = GatewayJson.object();
        part.putObject("functionCall")
                .put("id", call.id())
                .put("name", call.name())
                .set("args", arguments(call.arguments()));
        if (proof == null && !called && generation == GeminiGeneration.LEVEL) {
            proof = GeminiSignature.UNPROVEN;
        }
        if (proof != null) {
            part.put("thoughtSignature", proof);
        }
        proof = null;
        called = true;
        return part;
    }

    private ObjectNode arguments(Json arguments) {
        Optional<ObjectNode> object = UpstreamJson.find(arguments);
        if (object.isEmpty() && !arguments.text().isBlank()) {
            dropped.add("tool_calls.arguments");
        }
        return object.orElseGet(GatewayJson::object);
    }

    private List<ObjectNode> result(ContentPart.ToolResult result) {
        var text = new StringBuilder();
        var written = new ArrayList<ObjectNode>();
        for (ContentPart part : result.content()) {
            if (part instanceof ContentPart.Text said) {
                text.append(said.text());
            } else {
                written.addAll(write(part));
            }
        }
        ObjectNode response = GatewayJson.object();
        response.putObject("functionResponse")
                .put("id", result.toolCallId())
                .put("name", toolNames.getOrDefault(result.toolCallId(), result.toolCallId()))
                .putObject("response")
                .put(result.error() ? "error" : "result", text.toString());
        written.addFirst(response);
        return written;
    }
}
