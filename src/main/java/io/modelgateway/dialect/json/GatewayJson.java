package io.modelgateway.dialect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.modelgateway.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON of every wire. Numbers keep their digits, nesting is bounded, trailing garbage is refused. Thread-safe.
 */
public final class GatewayJson {

    /** Deeper bodies are refused. No vendor's request comes near it, JSON schemas included. */
    public static final int MAX_DEPTH = 500;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(1000)
                            .build())
                    // Guessing UTF-16 or UTF-32 would let through bodies that cannot be passed on byte for byte.
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    // Field names come from strangers; they must not fill the JVM's string table.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    // An emoji takes four bytes so, and twelve as two escapes; half a pair still stays an escape.
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private GatewayJson() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Reads any JSON value.
     *
     * @throws JsonProcessingException if it is not JSON, not UTF-8, or too deep; its message may quote the text
     */
    public static JsonNode read(byte[] bytes) throws JsonProcessingException {
        try {
            return MAPPER.readTree(bytes);
        } catch (NumberFormatException e) {
            throw unreadableNumber(e);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    /**
     * Reads text that a dialect has vouched for.
     *
     * @throws JsonProcessingException if it is not JSON after all, as tool arguments may be
     */
    public static JsonNode read(Json json) throws JsonProcessingException {
        try {
            return MAPPER.readTree(json.text());
        } catch (NumberFormatException e) {
            throw unreadableNumber(e);
        }
    }

    /** Jackson lets this one escape where an exponent has more digits than a BigDecimal takes. */
    private static JsonProcessingException unreadableNumber(NumberFormatException cause) {
        return new JsonParseException(null, "a number is out of range", cause);
    }

    /** {@return the tree as UTF-8} */
    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree can always be written", e);
        }
    }

    /** {@return a parser over the same rules, for those who need no tree} */
    public static JsonParser parser(byte[] bytes) throws IOException {
        return MAPPER.createParser(bytes);
    }

    /** {@return the tree as text that is fit for UTF-8} */
    public static Json text(JsonNode node) {
        return new Json(new String(write(node), StandardCharsets.UTF_8));
    }

    /** {@return text that a dialect has vouched for, to be written into a tree just as it is} */
    public static JsonNode raw(Json json) {
        return MAPPER.getNodeFactory().rawValueNode(new RawValue(json.text()));
    }
}
