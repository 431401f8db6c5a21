package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.openai.ImageUrls;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import java.util.List;
import java.util.Set;

/**
 * Reads what an item holds: a string, or an array of parts. Files and audio become the parts that chat completions have
 * for them, so that other OpenAI-type providers take them too. Made per request, not thread-safe.
 */
final class ContentReader {

    private final Set<String> extras;
    private final VendorBound bound;

    ContentReader(Set<String> extras, VendorBound bound) {
        this.extras = extras;
        this.bound = bound;
    }

    List<ContentPart> read(JsonFields item, String name) {
        JsonNode content = item.raw(name);
        if (content == null) {
            throw item.missing(name);
        }
        if (content.isTextual()) {
            return List.of(new ContentPart.Text(content.textValue()));
        }
        if (!content.isArray()) {
            throw item.invalid(name, "must be a string or an array of content parts");
        }
        return item.objects(name).stream().map(this::part).toList();
    }

    private ContentPart part(JsonFields part) {
        String type = part.requiredText("type");
        return switch (type) {
            case "input_text", "output_text", "text" -> {
                part.ignore("annotations", "logprobs");
                yield known(part, new ContentPart.Text(part.requiredText("text")));
            }
            case "refusal" -> known(part, new ContentPart.Refusal(part.requiredText("refusal")));
            case "input_image" -> image(part);
            case "input_file" -> file(part);
            case "input_audio" -> new ContentPart.Opaque(Dialect.OPENAI, type, GatewayJson.text(part.node()));
            default -> new ContentPart.Opaque(Dialect.RESPONSES, type, GatewayJson.text(part.node()));
        };
    }

    private ContentPart known(JsonFields part, ContentPart read) {
        part.collectUnread(extras);
        return read;
    }

    private ContentPart image(JsonFields part) {
        if (part.has("file_id")) {
            bound.note(part.path("file_id"));
            return new ContentPart.Opaque(Dialect.RESPONSES, "input_image", GatewayJson.text(part.node()));
        }
        var source = ImageUrls.read(part.requiredText("image_url"));
        return known(part, new ContentPart.Image(source, part.text("detail")));
    }

    /** Chat completions know no file by address. */
    private static ContentPart file(JsonFields part) {
        if (part.has("file_url")) {
            return new ContentPart.Opaque(Dialect.RESPONSES, "input_file", GatewayJson.text(part.node()));
        }
        ObjectNode file = GatewayJson.object();
        for (String name : List.of("file_id", "file_data", "filename")) {
            String value = part.text(name);
            if (value != null) {
                file.put(name, value);
            }
        }
        ObjectNode chat = GatewayJson.object().put("type", "file");
        chat.set("file", file);
        return new ContentPart.Opaque(Dialect.OPENAI, "file", GatewayJson.text(chat));
    }
}
