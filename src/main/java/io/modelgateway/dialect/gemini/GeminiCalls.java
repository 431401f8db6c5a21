package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Json;

/** The vendor's calls of tools, which come whole; most models give them no ids. */
final class GeminiCalls {

    private GeminiCalls() {}

    /** @param index which call of its choice it is, from 0 */
    static ContentPart.ToolCall read(JsonNode call, String responseId, int choice, int index) {
        String id = UpstreamJson.text(call, "id");
        JsonNode arguments = call.path("args");
        return new ContentPart.ToolCall(
                id.isEmpty() ? "call_" + responseId + "_" + choice + "_" + index : id,
                UpstreamJson.text(call, "name"),
                arguments.isObject() ? GatewayJson.text(arguments) : Json.EMPTY_OBJECT);
    }
}
