package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes parts of a message as the vendor's content blocks, for requests. Made per request, not thread-safe. */
final class AnthropicBlocks {

    /** The vendor accepts nothing else in the id of a call; other vendors put dots and colons there. */
    private static final Pattern FOREIGN_IN_ID = Pattern.compile("[^A-Za-z0-9_-]");

    /** Signatures are base64 here; another vendor's come with its name and a colon before them. */
    private static final String FOREIGN_MARK = ":";

    private final Set<String> dropped;

    AnthropicBlocks(Set<String> dropped) {
        this.dropped = dropped;
    }

    /** {@return the block, or nothing where the vendor has none or refuses it (text without a visible character)} */
    Optional<ObjectNode> block(ContentPart part) {
        return switch (part) {
            case ContentPart.Text text -> text(text.text());
            case ContentPart.Refusal refusal -> text(refusal.text());
            case ContentPart.Image image -> Optional.of(image(image));
            case ContentPart.ToolCall call -> Optional.of(toolUse(call));
            case ContentPart.ToolResult result -> Optional.of(toolResult(result));
            case ContentPart.Reasoning reasoning -> thinking(reasoning);
            case ContentPart.RedactedReasoning redacted ->
                Optional.of(type("redacted_thinking").put("data", redacted.data()));
            case ContentPart.Opaque opaque -> opaque(opaque);
        };
    }

    private static Optional<ObjectNode> text(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(type("text").put("text", text));
    }

    private ObjectNode image(ContentPart.Image image) {
        if (image.detail() != null) {
            dropped.add("detail");
        }
        ObjectNode block = type("image");
        ObjectNode source = block.putObject("source");
        switch (image.source()) {
            case ImageSource.Url url -> source.put("type", "url").put("url", url.url());
            case ImageSource.Data data ->
                source.put("type", "base64").put("media_type", data.mediaType()).put("data", data.base64());
        }
        return block;
    }

    private ObjectNode toolUse(ContentPart.ToolCall call) {
        ObjectNode block = type("tool_use").put("id", id(call.id())).put("name", call.name());
        block.set("input", input(call.arguments()));
        return block;
    }

    /** The vendor wants an object. What a model got wrong is left out and named; no arguments at all are none. */
    private ObjectNode input(Json arguments) {
        Optional<ObjectNode> input = UpstreamJson.find(arguments);
        if (input.isEmpty() && !arguments.text().isBlank()) {
            dropped.add("tool_calls.arguments");
        }
        return input.orElseGet(GatewayJson::object);
    }

    private ObjectNode toolResult(ContentPart.ToolResult result) {
        ObjectNode block = type("tool_result").put("tool_use_id", id(result.toolCallId()));
        List<ContentPart> content = result.content();
        if (content.size() == 1 && content.getFirst() instanceof ContentPart.Text text) {
            block.put("content", text.text());
        } else if (!content.isEmpty()) {
            ArrayNode blocks = block.putArray("content");
            content.forEach(part -> block(part).ifPresent(blocks::add));
        }
        if (result.error()) {
            block.put("is_error", true);
        }
        return block;
    }

    private Optional<ObjectNode> thinking(ContentPart.Reasoning reasoning) {
        if (reasoning.signature() == null || reasoning.signature().contains(FOREIGN_MARK)) {
            dropped.add("thinking");
            return Optional.empty();
        }
        return Optional.of(type("thinking").put("thinking", reasoning.text()).put("signature", reasoning.signature()));
    }

    private Optional<ObjectNode> opaque(ContentPart.Opaque opaque) {
        if (opaque.dialect() == Dialect.ANTHROPIC) {
            return UpstreamJson.find(opaque.value());
        }
        dropped.add(opaque.kind());
        return Optional.empty();
    }

    private static String id(String id) {
        String clean = FOREIGN_IN_ID.matcher(id).replaceAll("_");
        return clean.isEmpty() ? "_" : clean;
    }

    private static ObjectNode type(String type) {
        return GatewayJson.object().put("type", type);
    }
}
