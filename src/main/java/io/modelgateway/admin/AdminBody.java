package io.modelgateway.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads what operators send: one JSON object, within bounds, no name twice, numbers exact. */
final class AdminBody {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** A model's description takes a few hundred bytes. */
    private static final int MAX_BYTES = 1024 * 1024;

    private AdminBody() {}

    /** @throws GatewayException E4500 if it is none */
    static ObjectNode object(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw GatewayException.of(
                    ErrorCode.INVALID_REQUEST, "The request body is empty; a JSON object is expected");
        }
        if (body.length > MAX_BYTES) {
            throw GatewayException.of(
                    ErrorCode.PROMPT_TOO_LARGE, "The request body is larger than " + MAX_BYTES + " bytes");
        }
        if (tree(body) instanceof ObjectNode object) {
            return object;
        }
        throw GatewayException.of(ErrorCode.INVALID_REQUEST, "The request body must be a JSON object");
    }

    private static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            String where = location == null
                    ? ""
                    : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
            throw GatewayException.of(ErrorCode.INVALID_REQUEST, "The request body is not valid JSON" + where);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }
}
