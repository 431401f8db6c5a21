package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.SamplingOptions;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the body of {@code generateContent}. Made per request, not thread-safe. */
final class GeminiRequestEncoder {

    private static final String JSON = "application/json";

    private final ChatRequest request;
    private final GeminiGeneration generation;
    private final Set<String> dropped;

    GeminiRequestEncoder(ChatRequest request, GeminiGeneration generation) {
        this.request = request;
        this.generation = generation;
        this.dropped = new TreeSet<>(request.extras());
    }

    EncodedRequest encode() {
        ObjectNode body = GatewayJson.object();
        new GeminiTurns(generation, dropped).write(request.messages(), body);
        GeminiToolWriter.write(request.tools(), body, dropped);
        ObjectNode config = GatewayJson.object();
        sampling(request.sampling(), config);
        format(request.responseFormat(), config);
        if (request.reasoning() != null) {
            GeminiThinking.write(request.reasoning(), generation, config, dropped);
        }
        if (!config.isEmpty()) {
            body.set("generationConfig", config);
        }
        if (request.user() != null) {
            dropped.add("user");
        }
        if (!request.metadata().isEmpty()) {
            dropped.add("metadata");
        }
        return new EncodedRequest(GatewayJson.write(body), dropped);
    }

    private static void sampling(SamplingOptions options, ObjectNode config) {
        put(config, "temperature", options.temperature());
        put(config, "topP", options.topP());
        put(config, "presencePenalty", options.presencePenalty());
        put(config, "frequencyPenalty", options.frequencyPenalty());
        if (options.topK() != null) {
            config.put("topK", options.topK());
        }
        if (options.maxOutputTokens() != null) {
            config.put("maxOutputTokens", options.maxOutputTokens());
        }
        if (options.seed() != null) {
            config.put("seed", options.seed());
        }
        if (options.choices() != null) {
            config.put("candidateCount", options.choices());
        }
        if (!options.stop().isEmpty()) {
            options.stop().forEach(config.putArray("stopSequences")::add);
        }
    }

    private static void put(ObjectNode config, String name, @Nullable Double value) {
        if (value != null) {
            config.put(name, value);
        }
    }

    /** The vendor holds every answer to its schema, as others do when they are told to be strict. */
    private static void format(@Nullable ResponseFormat format, ObjectNode config) {
        switch (format) {
            case null -> {}
            case ResponseFormat.PlainText _ -> {}
            case ResponseFormat.JsonObject _ -> config.put("responseMimeType", JSON);
            case ResponseFormat.JsonSchema schema ->
                config.put("responseMimeType", JSON).set("responseJsonSchema", GatewayJson.raw(schema.schema()));
        }
    }
}
