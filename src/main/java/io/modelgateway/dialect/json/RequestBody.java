package io.modelgateway.dialect.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;

/** Reads a request's body as the object it must be; complaints tell the place, never the text. */
final class RequestBody {

    private RequestBody() {}

    static ObjectNode read(byte[] body) {
        if (body.length == 0) {
            throw GatewayException.of(
                    ErrorCode.INVALID_REQUEST, "The request body is empty; a JSON object is expected");
        }
        JsonNode tree;
        try {
            tree = GatewayJson.read(body);
        } catch (StreamConstraintsException e) {
            throw GatewayException.of(
                    ErrorCode.INVALID_REQUEST,
                    "The request body is nested deeper than " + GatewayJson.MAX_DEPTH + " levels, or holds a number"
                            + " or a field name that is too long");
        } catch (JsonProcessingException e) {
            throw GatewayException.of(ErrorCode.INVALID_REQUEST, "The request body is not valid JSON" + where(e));
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw GatewayException.of(ErrorCode.INVALID_REQUEST, "The request body must be a JSON object");
    }

    private static String where(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
