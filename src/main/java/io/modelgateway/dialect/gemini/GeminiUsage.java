package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.TokenUsage;
import java.util.OptionalInt;

/**
 * {@code usageMetadata}. The vendor counts the prompt with what its cache held of it, tokens of tool results beside it,
 * and thoughts beside the answer; in the normal form both totals hold everything.
 */
final class GeminiUsage {

    private GeminiUsage() {}

    static TokenUsage read(JsonNode usage) {
        OptionalInt thoughts = UpstreamJson.count(usage, "thoughtsTokenCount");
        return new TokenUsage(
                sum(
                        UpstreamJson.count(usage, "promptTokenCount"),
                        UpstreamJson.count(usage, "toolUsePromptTokenCount")),
                sum(UpstreamJson.count(usage, "candidatesTokenCount"), thoughts),
                UpstreamJson.count(usage, "cachedContentTokenCount"),
                OptionalInt.empty(),
                thoughts,
                false);
    }

    private static OptionalInt sum(OptionalInt one, OptionalInt other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        long sum = (long) one.getAsInt() + other.getAsInt();
        return OptionalInt.of(Math.toIntExact(Math.min(Integer.MAX_VALUE, sum)));
    }
}
