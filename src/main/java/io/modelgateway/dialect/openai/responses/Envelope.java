package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Json;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The response object around the output. The vendor repeats the request's settings in it, and its typed SDKs insist on
 * most of them; they are repeated byte for byte, with the vendor's defaults where the caller left them open. Nothing is
 * ever stored, so {@code store} says so. One per answer.
 */
final class Envelope {

    private static final String ID_PREFIX = "resp_";
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final String requestId;
    private final Map<String, JsonNode> echo;

    Envelope(ReplyContext context) {
        this.requestId = context.context().requestId();
        this.echo = defaults();
        WireBody original = context.request().original();
        if (original != null && original.dialect() == Dialect.RESPONSES) {
            repeat(JsonSplice.of(original.bytes()));
        }
    }

    private static Map<String, JsonNode> defaults() {
        ObjectNode text = GatewayJson.object();
        text.putObject("format").put("type", "text");
        var echo = new LinkedHashMap<String, JsonNode>();
        echo.put("instructions", NullNode.getInstance());
        echo.put("max_output_tokens", NullNode.getInstance());
        echo.put("metadata", GatewayJson.object());
        echo.put("parallel_tool_calls", BooleanNode.TRUE);
        echo.put("reasoning", GatewayJson.object().putNull("effort").putNull("summary"));
        echo.put("temperature", DoubleNode.valueOf(1));
        echo.put("text", text);
        echo.put("tool_choice", TextNode.valueOf("auto"));
        echo.put("tools", GatewayJson.object().arrayNode());
        echo.put("top_p", DoubleNode.valueOf(1));
        echo.put("truncation", TextNode.valueOf("disabled"));
        echo.put("user", NullNode.getInstance());
        return echo;
    }

    private void repeat(JsonSplice request) {
        for (Map.Entry<String, JsonNode> setting : echo.entrySet()) {
            request.value(setting.getKey())
                    .filter(value -> !java.util.Arrays.equals(value, NULL))
                    .ifPresent(value ->
                            setting.setValue(GatewayJson.raw(new Json(new String(value, StandardCharsets.UTF_8)))));
        }
    }

    /** {@return the answer's id in the vendor's shape; made from the request's where a provider gave none} */
    String id(String answerId) {
        String id = answerId.isEmpty() ? requestId : answerId;
        return id.startsWith(ID_PREFIX) ? id : ID_PREFIX + id;
    }

    /** {@return a response in progress: no output, no end, no usage} */
    ObjectNode open(String answerId, String model, long createdEpochSeconds) {
        ObjectNode response = GatewayJson.object()
                .put("id", id(answerId))
                .put("object", "response")
                .put("created_at", createdEpochSeconds)
                .put("status", "in_progress")
                .put("background", false)
                .putNull("error")
                .putNull("incomplete_details")
                .put("model", model);
        response.putArray("output");
        response.putNull("previous_response_id").put("store", false);
        echo.forEach(response::set);
        return response.putNull("usage");
    }
}
