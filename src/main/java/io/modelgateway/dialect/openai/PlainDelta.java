package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.StreamEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commonest chunk, one piece of one choice's text and nothing else, without building a tree: a stream has
 * hundreds of them, and one that is passed on as it came is read for its text alone. Used for one chunk.
 */
final class PlainDelta {

    private int choice;
    private @Nullable String text;
    private boolean choiceSeen;

    private PlainDelta() {}

    /** {@return what the chunk says; {@code null} if it is broken, or may say anything more: then it wants a closer look} */
    static StreamEvent.@Nullable TextDelta read(byte[] payload) {
        try (JsonParser json = GatewayJson.parser(payload)) {
            var delta = new PlainDelta();
            boolean plain = json.nextToken() == JsonToken.START_OBJECT && delta.chunk(json) && json.nextToken() == null;
            String text = delta.text;
            return plain && text != null && !text.isEmpty()
                    ? new StreamEvent.TextDelta(delta.choice, text, null)
                    : null;
        } catch (IOException broken) {
            return null;
        }
    }

    private boolean chunk(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            boolean plain = switch (name) {
                case "choices" -> value == JsonToken.START_ARRAY && choices(json);
                case "usage", "error" -> value == JsonToken.VALUE_NULL;
                default -> {
                    json.skipChildren();
                    yield true;
                }
            };
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private boolean choices(JsonParser json) throws IOException {
        boolean first = !choiceSeen;
        choiceSeen = true;
        return first
                && json.nextToken() == JsonToken.START_OBJECT
                && choice(json)
                && json.nextToken() == JsonToken.END_ARRAY;
    }

    private boolean choice(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            boolean plain = switch (name) {
                case "index" -> value == JsonToken.VALUE_NUMBER_INT && index(json);
                case "delta" -> value == JsonToken.START_OBJECT && delta(json);
                default -> value == JsonToken.VALUE_NULL;
            };
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private boolean index(JsonParser json) throws IOException {
        choice = json.getIntValue();
        return true;
    }

    private boolean delta(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            boolean plain = switch (name) {
                case "content" -> value == JsonToken.VALUE_STRING && content(json);
                case "role" -> value == JsonToken.VALUE_STRING;
                default -> value == JsonToken.VALUE_NULL;
            };
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private boolean content(JsonParser json) throws IOException {
        text = json.getText();
        return true;
    }
}
