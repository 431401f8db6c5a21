package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.json.GatewayJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** How a vector stands on the wire ({@code encoding_format}). */
public enum EmbeddingFormat {
    /** An array of numbers. */
    FLOAT,
    /** The base64 of 32-bit floats, little-endian; what the vendor's own SDKs ask for. */
    BASE64;

    JsonNode write(float[] vector) {
        return switch (this) {
            case FLOAT -> {
                var array = GatewayJson.object().arrayNode(vector.length);
                for (float component : vector) {
                    array.add(component);
                }
                yield array;
            }
            case BASE64 -> {
                var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(vector);
                yield TextNode.valueOf(Base64.getEncoder().encodeToString(bytes.array()));
            }
        };
    }

    /** {@return whether an answer holds its first vector in this form; reads no further than to that} */
    boolean isThatOf(byte[] answer) {
        JsonToken wanted = switch (this) {
            case FLOAT -> JsonToken.START_ARRAY;
            case BASE64 -> JsonToken.VALUE_STRING;
        };
        try (JsonParser json = GatewayJson.parser(answer)) {
            JsonToken token = json.nextToken();
            while (token != null
                    && !(token == JsonToken.FIELD_NAME && json.currentName().equals("embedding"))) {
                token = json.nextToken();
            }
            return token != null && json.nextToken() == wanted;
        } catch (IOException e) {
            throw new UncheckedIOException("an answer that was read before cannot be read again", e);
        }
    }

    /**
     * Reads a vector in whichever of the two forms it stands.
     *
     * @throws IllegalArgumentException if it stands in neither
     */
    static float[] read(JsonNode value) {
        if (value.isTextual()) {
            byte[] bytes = Base64.getDecoder().decode(value.textValue());
            if (bytes.length % Float.BYTES != 0) {
                throw new IllegalArgumentException("not a sequence of 32-bit floats");
            }
            var vector = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(vector);
            return vector;
        }
        if (!value.isArray()) {
            throw new IllegalArgumentException("neither an array nor base64");
        }
        var vector = new float[value.size()];
        for (int i = 0; i < vector.length; i++) {
            if (!value.get(i).isNumber()) {
                throw new IllegalArgumentException("not a number");
            }
            vector[i] = value.get(i).floatValue();
        }
        return vector;
    }
}
