package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.TokenUsage;
import java.util.OptionalInt;

/**
 * The {@code usage} object. OpenAI's {@code prompt_tokens} holds the cached ones and {@code completion_tokens} the
 * reasoning, as ours do. Absent figures stay absent.
 */
final class UsageWire {

    private UsageWire() {}

    static TokenUsage read(JsonNode usage) {
        OptionalInt cached = UpstreamJson.count(usage.path("prompt_tokens_details"), "cached_tokens");
        return new TokenUsage(
                UpstreamJson.count(usage, "prompt_tokens"),
                UpstreamJson.count(usage, "completion_tokens"),
                // DeepSeek's name for the same figure.
                cached.isPresent() ? cached : UpstreamJson.count(usage, "prompt_cache_hit_tokens"),
                OptionalInt.empty(),
                UpstreamJson.count(usage.path("completion_tokens_details"), "reasoning_tokens"),
                false);
    }

    /** Clients expect the three totals wherever there is a usage object at all; details only where they are known. */
    static ObjectNode write(TokenUsage usage) {
        ObjectNode json = GatewayJson.object();
        json.put("prompt_tokens", usage.input().orElse(0));
        json.put("completion_tokens", usage.output().orElse(0));
        json.put("total_tokens", usage.total());
        usage.cachedInput()
                .ifPresent(cached -> json.putObject("prompt_tokens_details").put("cached_tokens", cached));
        usage.reasoning()
                .ifPresent(
                        reasoning -> json.putObject("completion_tokens_details").put("reasoning_tokens", reasoning));
        return json;
    }

    /** {@return whether there is anything to be shown} */
    static boolean known(TokenUsage usage) {
        return usage.input().isPresent() || usage.output().isPresent();
    }
}
