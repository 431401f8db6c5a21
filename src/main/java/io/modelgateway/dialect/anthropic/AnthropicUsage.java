package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.TokenUsage;
import java.util.OptionalInt;

/**
 * Usage as the vendor counts: {@code input_tokens} leaves out what its cache was read or written for, so that all input
 * is the sum of three fields. Streams report in instalments, the later ones cumulative.
 */
record AnthropicUsage(
        OptionalInt uncachedInput,
        OptionalInt cacheRead,
        OptionalInt cacheWrite,
        OptionalInt output,
        OptionalInt thinking) {

    static final AnthropicUsage UNKNOWN = new AnthropicUsage(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    static AnthropicUsage read(JsonNode usage) {
        return new AnthropicUsage(
                UpstreamJson.count(usage, "input_tokens"),
                UpstreamJson.count(usage, "cache_read_input_tokens"),
                UpstreamJson.count(usage, "cache_creation_input_tokens"),
                UpstreamJson.count(usage, "output_tokens"),
                UpstreamJson.count(usage.path("output_tokens_details"), "thinking_tokens"));
    }

    AnthropicUsage mergedWith(AnthropicUsage later) {
        return new AnthropicUsage(
                latest(uncachedInput, later.uncachedInput),
                latest(cacheRead, later.cacheRead),
                latest(cacheWrite, later.cacheWrite),
                latest(output, later.output),
                latest(thinking, later.thinking));
    }

    TokenUsage normal() {
        OptionalInt input = uncachedInput.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Math.toIntExact(Math.min(
                        Integer.MAX_VALUE,
                        (long) uncachedInput.getAsInt() + cacheRead.orElse(0) + cacheWrite.orElse(0))));
        return new TokenUsage(input, output, cacheRead, cacheWrite, thinking, false);
    }

    /** {@return the vendor's object; counts that it requires are zero where nobody said} */
    static ObjectNode write(TokenUsage usage) {
        int read = usage.cachedInput().orElse(0);
        int written = usage.cacheWrite().orElse(0);
        ObjectNode node = GatewayJson.object();
        node.put("input_tokens", Math.max(0, usage.input().orElse(0) - read - written));
        usage.cacheWrite().ifPresent(count -> node.put("cache_creation_input_tokens", count));
        usage.cachedInput().ifPresent(count -> node.put("cache_read_input_tokens", count));
        node.put("output_tokens", usage.output().orElse(0));
        usage.reasoning()
                .ifPresent(count -> node.putObject("output_tokens_details").put("thinking_tokens", count));
        return node;
    }

    private static OptionalInt latest(OptionalInt earlier, OptionalInt later) {
        return later.isPresent() ? later : earlier;
    }
}
