package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.TokenUsage;
import java.util.OptionalInt;

/** The {@code usage} object: as in a chat completion, by other names, and with its details required. */
final class ResponsesUsage {

    private ResponsesUsage() {}

    static TokenUsage read(JsonNode usage) {
        return new TokenUsage(
                UpstreamJson.count(usage, "input_tokens"),
                UpstreamJson.count(usage, "output_tokens"),
                UpstreamJson.count(usage.path("input_tokens_details"), "cached_tokens"),
                OptionalInt.empty(),
                UpstreamJson.count(usage.path("output_tokens_details"), "reasoning_tokens"),
                false);
    }

    static ObjectNode write(TokenUsage usage) {
        ObjectNode json = GatewayJson.object().put("input_tokens", usage.input().orElse(0));
        json.putObject("input_tokens_details")
                .put("cached_tokens", usage.cachedInput().orElse(0));
        json.put("output_tokens", usage.output().orElse(0));
        json.putObject("output_tokens_details")
                .put("reasoning_tokens", usage.reasoning().orElse(0));
        return json.put("total_tokens", usage.total());
    }

    /** {@return whether there is anything to be shown} */
    static boolean known(TokenUsage usage) {
        return usage.input().isPresent() || usage.output().isPresent();
    }
}
