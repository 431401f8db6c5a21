package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import java.util.List;
import java.util.Set;

/**
 * Reads the {@code content} of a message: a string, or an array of parts. Parts of a type that only OpenAI has (audio,
 * files, and whatever comes next) are kept whole.
 */
final class ContentReader {

    private final Set<String> extras;

    /** @param extras takes the paths of fields that the vocabulary has no place for */
    ContentReader(Set<String> extras) {
        this.extras = extras;
    }

    /** {@return the parts of the field, none if it is absent} */
    List<ContentPart> read(JsonFields message, String name) {
        JsonNode content = message.raw(name);
        if (content == null) {
            return List.of();
        }
        if (content.isTextual()) {
            return List.of(new ContentPart.Text(content.textValue()));
        }
        if (!content.isArray()) {
            throw message.invalid(name, "must be a string or an array of content parts");
        }
        return message.objects(name).stream().map(this::part).toList();
    }

    private ContentPart part(JsonFields part) {
        String type = part.requiredText("type");
        return switch (type) {
            case "text" -> known(part, new ContentPart.Text(part.requiredText("text")));
            case "refusal" -> known(part, new ContentPart.Refusal(part.requiredText("refusal")));
            case "image_url" -> known(part, image(part));
            default -> new ContentPart.Opaque(Dialect.OPENAI, type, GatewayJson.text(part.node()));
        };
    }

    private ContentPart known(JsonFields part, ContentPart read) {
        part.collectUnread(extras);
        return read;
    }

    private ContentPart image(JsonFields part) {
        JsonNode value = part.raw("image_url");
        if (value != null && value.isTextual()) {
            // Not OpenAI's own form, but several servers and clients of theirs use it.
            return new ContentPart.Image(ImageUrls.read(value.textValue()), null);
        }
        JsonFields image = part.object("image_url");
        if (image == null) {
            throw part.missing("image_url");
        }
        var read = new ContentPart.Image(ImageUrls.read(image.requiredText("url")), image.text("detail"));
        image.collectUnread(extras);
        return read;
    }
}
