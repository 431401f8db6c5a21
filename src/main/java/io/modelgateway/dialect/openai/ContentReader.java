package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ImageSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code content} of a message: a string, or an array of parts. Parts of a type that only OpenAI has (audio,
 * files, and whatever comes next) are kept whole.
 */
final class ContentReader {

    /** RFC 2397, where the data is base64; parameters such as a charset are left out. */
    private static final Pattern DATA_URL_HEAD = Pattern.compile("data:([^;,]+)(?:;[^;,]+)*;base64,");

    private static final int MAX_DATA_URL_HEAD = 256;

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
            return new ContentPart.Image(source(value.textValue()), null);
        }
        JsonFields image = part.object("image_url");
        if (image == null) {
            throw part.missing("image_url");
        }
        var read = new ContentPart.Image(source(image.requiredText("url")), image.text("detail"));
        image.collectUnread(extras);
        return read;
    }

    private static ImageSource source(String url) {
        Matcher head = DATA_URL_HEAD.matcher(url).region(0, Math.min(url.length(), MAX_DATA_URL_HEAD));
        return head.lookingAt()
                ? new ImageSource.Data(head.group(1), url.substring(head.end()))
                : new ImageSource.Url(url);
    }
}
