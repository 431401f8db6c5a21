package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes options, {@code format}, {@code think} and tools. Made per request, not thread-safe. */
final class OllamaOptionWriter {

    private final ObjectNode body;
    private final Set<String> dropped;

    OllamaOptionWriter(ObjectNode body, Set<String> dropped) {
        this.body = body;
        this.dropped = dropped;
    }

    void sampling(SamplingOptions sampling) {
        ObjectNode options = GatewayJson.object();
        put(options, "temperature", sampling.temperature());
        put(options, "top_p", sampling.topP());
        put(options, "presence_penalty", sampling.presencePenalty());
        put(options, "frequency_penalty", sampling.frequencyPenalty());
        if (sampling.topK() != null) {
            options.put("top_k", sampling.topK());
        }
        if (sampling.maxOutputTokens() != null) {
            options.put("num_predict", sampling.maxOutputTokens());
        }
        if (sampling.seed() != null) {
            options.put("seed", sampling.seed());
        }
        if (!sampling.stop().isEmpty()) {
            sampling.stop().forEach(options.putArray("stop")::add);
        }
        if (sampling.choices() != null && sampling.choices() > 1) {
            dropped.add("n");
        }
        if (!options.isEmpty()) {
            body.set("options", options);
        }
    }

    private static void put(ObjectNode options, String name, @Nullable Double value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    void format(@Nullable ResponseFormat format) {
        switch (format) {
            case null -> {}
            case ResponseFormat.PlainText _ -> {}
            case ResponseFormat.JsonObject _ -> body.put("format", "json");
            case ResponseFormat.JsonSchema schema ->
                body.set("format", UpstreamJson.find(schema.schema()).orElseGet(GatewayJson::object));
        }
    }

    /** Levels are three here; a budget in tokens has no place, whether to think at all has. */
    void think(@Nullable ReasoningOptions reasoning) {
        if (reasoning == null) {
            return;
        }
        String effort = reasoning.enabled() ? reasoning.effort() : null;
        switch (effort) {
            case "minimal", "low" -> body.put("think", "low");
            case "medium" -> body.put("think", "medium");
            case "high", "xhigh", "max" -> body.put("think", "high");
            case null, default -> body.put("think", reasoning.enabled());
        }
        if (reasoning.budgetTokens() != null) {
            dropped.add("thinking.budget_tokens");
        }
    }

    /** No tool may be used where none is offered; a tool that must be used cannot be told. */
    void tools(ToolOptions options) {
        if (options.isEmpty() || options.choice() instanceof ToolChoice.None) {
            return;
        }
        if (options.choice() instanceof ToolChoice.Required || options.choice() instanceof ToolChoice.Named) {
            dropped.add("tool_choice");
        }
        if (Boolean.FALSE.equals(options.parallel())) {
            dropped.add("parallel_tool_calls");
        }
        ArrayNode tools = body.putArray("tools");
        options.tools().forEach(tool -> tools.add(tool(tool)));
    }

    private ObjectNode tool(ToolDefinition tool) {
        if (Boolean.TRUE.equals(tool.strict())) {
            dropped.add("strict");
        }
        ObjectNode node = GatewayJson.object().put("type", "function");
        ObjectNode function = node.putObject("function").put("name", tool.name());
        if (tool.description() != null) {
            function.put("description", tool.description());
        }
        if (tool.parameters() != null) {
            function.set("parameters", UpstreamJson.find(tool.parameters()).orElseGet(GatewayJson::object));
        }
        return node;
    }
}
