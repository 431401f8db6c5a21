package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the body of {@code POST /v1/messages}. Made per request, not thread-safe.
 *
 * <p>{@code temperature} ends at 1 here; a higher one becomes 1, and is named as dropped. A schema for the answer is {@code output_config.format}
 * (structured outputs). For "any JSON object" the vendor has nothing, and no prompt is put in its place: {@code
 * response_format} is then named as dropped.
 */
final class AnthropicRequestEncoder {

    /** Sent where the caller leaves {@code max_tokens} open, which the vendor does not allow. */
    static final int DEFAULT_MAX_TOKENS = 4096;

    private static final double MAX_TEMPERATURE = 1;

    private static final byte[] NOTHING = {};
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

    private final ChatRequest request;
    private final String model;
    private final Set<String> dropped;
    private final ObjectNode body = GatewayJson.object();

    AnthropicRequestEncoder(ChatRequest request, String upstreamModel) {
        this.request = request;
        this.model = upstreamModel;
        this.dropped = new TreeSet<>(request.extras());
    }

    EncodedRequest encode() {
        WireBody original = request.original();
        if (original != null && original.dialect() == Dialect.ANTHROPIC) {
            return new EncodedRequest(passOn(original.bytes()), Set.of());
        }
        ClaudeGeneration generation = ClaudeGeneration.of(model);
        ThinkingPlan plan = ThinkingPlan.of(request, generation, dropped);
        body.put("model", model);
        body.put("max_tokens", plan.maxTokens());
        CacheMarks marks = CacheMarks.of(request, dropped);
        new AnthropicTurns(dropped, marks).write(request.messages(), body);
        sampling(request.sampling(), generation, plan.on());
        AnthropicToolWriter.write(request.tools(), marks.ofTools(), body);
        outputConfig(plan);
        if (plan.thinking() != null) {
            body.set("thinking", plan.thinking());
        }
        rest();
        return new EncodedRequest(GatewayJson.write(body), dropped);
    }

    private byte[] passOn(byte[] original) {
        JsonSplice splice = JsonSplice.of(original).set("model", TextNode.valueOf(model));
        boolean streams = Arrays.equals(splice.value("stream").orElse(NOTHING), TRUE);
        if (streams != request.stream()) {
            splice.set("stream", BooleanNode.valueOf(request.stream()));
        }
        return splice.bytes();
    }

    private void sampling(SamplingOptions sampling, ClaudeGeneration generation, boolean thinks) {
        boolean free = !thinks && !generation.refusesSampling();
        Double temperature = sampling.temperature();
        if (temperature != null && kept("temperature", free)) {
            body.put("temperature", Math.min(MAX_TEMPERATURE, temperature));
            drop("temperature", temperature > MAX_TEMPERATURE);
        }
        boolean alone = temperature == null || !generation.refusesTemperatureWithTopP();
        if (sampling.topP() != null && kept("top_p", free && alone)) {
            body.put("top_p", sampling.topP());
        }
        if (sampling.topK() != null && kept("top_k", free)) {
            body.put("top_k", sampling.topK());
        }
        stop(sampling.stop());
        drop("presence_penalty", sampling.presencePenalty() != null);
        drop("frequency_penalty", sampling.frequencyPenalty() != null);
        drop("seed", sampling.seed() != null);
        drop("n", sampling.choices() != null && sampling.choices() > 1);
    }

    /** The vendor refuses a stop sequence without a visible character. */
    private void stop(List<String> stop) {
        List<String> visible = stop.stream().filter(text -> !text.isBlank()).toList();
        drop("stop", visible.size() < stop.size());
        if (!visible.isEmpty()) {
            visible.forEach(body.putArray("stop_sequences")::add);
        }
    }

    private void outputConfig(ThinkingPlan plan) {
        ObjectNode config = GatewayJson.object();
        if (plan.effort() != null) {
            config.put("effort", plan.effort());
        }
        switch (request.responseFormat()) {
            case null -> {}
            case ResponseFormat.PlainText _ -> {}
            case ResponseFormat.JsonObject _ -> dropped.add("response_format");
            case ResponseFormat.JsonSchema schema ->
                config.putObject("format")
                        .put("type", "json_schema")
                        .set("schema", UpstreamJson.find(schema.schema()).orElseGet(GatewayJson::object));
        }
        if (!config.isEmpty()) {
            body.set("output_config", config);
        }
    }

    private void rest() {
        if (request.user() != null) {
            body.putObject("metadata").put("user_id", request.user());
        }
        drop("metadata", !request.metadata().isEmpty());
        if (request.stream()) {
            body.put("stream", true);
        }
    }

    private boolean kept(String name, boolean allowed) {
        drop(name, !allowed);
        return allowed;
    }

    private void drop(String name, boolean unsaid) {
        if (unsaid) {
            dropped.add(name);
        }
    }
}
