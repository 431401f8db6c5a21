package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Capability;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code POST /api/show} says of one model.
 *
 * @param capabilities empty where the server is too old to say (before 0.6.4)
 * @param contextLength what the model was trained for, in tokens; a server may serve less
 */
public record OllamaModelFacts(Set<Capability> capabilities, OptionalInt contextLength) {

    public OllamaModelFacts {
        capabilities = Set.copyOf(capabilities);
    }

    /**
     * Reads the answer.
     *
     * @throws GatewayException E4205 if it is none
     */
    public static OllamaModelFacts decode(byte[] body) {
        ObjectNode answer = UpstreamJson.object(body);
        var capabilities = EnumSet.noneOf(Capability.class);
        for (JsonNode word : answer.path("capabilities")) {
            capabilities.addAll(meaning(word.asText()));
        }
        JsonNode info = answer.path("model_info");
        String architecture = UpstreamJson.text(info, "general.architecture");
        return new OllamaModelFacts(capabilities, UpstreamJson.count(info, architecture + ".context_length"));
    }

    private static Set<Capability> meaning(String word) {
        return switch (word) {
            case "completion" -> EnumSet.of(Capability.TEXT, Capability.STREAMING, Capability.JSON_MODE);
            case "tools" -> EnumSet.of(Capability.TOOL_USE, Capability.FUNCTION_CALLING);
            case "vision" -> EnumSet.of(Capability.VISION);
            case "thinking" -> EnumSet.of(Capability.REASONING);
            case "embedding" -> EnumSet.of(Capability.EMBEDDINGS);
            default -> EnumSet.noneOf(Capability.class);
        };
    }
}
