package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ImageSource;
import java.util.List;
import java.util.Set;

/** Writes the {@code content} of a message: a string where one text is all there is, else an array of parts. */
final class ContentWriter {

    private final Set<String> dropped;

    /** @param dropped takes the names of parts that OpenAI's dialect has no place for */
    ContentWriter(Set<String> dropped) {
        this.dropped = dropped;
    }

    JsonNode write(List<ContentPart> content) {
        if (content.isEmpty()) {
            return TextNode.valueOf("");
        }
        if (content.size() == 1 && content.getFirst() instanceof ContentPart.Text only) {
            return TextNode.valueOf(only.text());
        }
        ArrayNode parts = GatewayJson.object().arrayNode();
        content.forEach(part -> write(part, parts));
        return parts.isEmpty() ? TextNode.valueOf("") : parts;
    }

    private void write(ContentPart part, ArrayNode parts) {
        switch (part) {
            case ContentPart.Text text -> parts.addObject().put("type", "text").put("text", text.text());
            case ContentPart.Refusal refusal ->
                parts.addObject().put("type", "refusal").put("refusal", refusal.text());
            case ContentPart.Image image -> image(image, parts.addObject());
            case ContentPart.Opaque opaque -> opaque(opaque, parts);
            case ContentPart.Reasoning _, ContentPart.RedactedReasoning _ -> dropped.add("thinking");
            case ContentPart.ToolCall _ -> dropped.add("tool_calls");
            case ContentPart.ToolResult _ -> dropped.add("tool_result");
        }
    }

    private void opaque(ContentPart.Opaque opaque, ArrayNode parts) {
        if (opaque.dialect() == Dialect.OPENAI) {
            parts.add(GatewayJson.raw(opaque.value()));
        } else {
            dropped.add(opaque.kind());
        }
    }

    private static void image(ContentPart.Image image, ObjectNode json) {
        ObjectNode address = json.put("type", "image_url").putObject("image_url");
        switch (image.source()) {
            case ImageSource.Url url -> address.put("url", url.url());
            case ImageSource.Data data -> address.put("url", "data:" + data.mediaType() + ";base64," + data.base64());
        }
        if (image.detail() != null) {
            address.put("detail", image.detail());
        }
    }
}
