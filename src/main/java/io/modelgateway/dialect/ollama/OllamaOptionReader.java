package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.Json;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what chat and generate have in common: options, {@code format}, {@code think}, tools. What only a local model
 * runner understands ({@code num_ctx}, {@code mirostat}, {@code keep_alive}) is left to the pass-through.
 */
final class OllamaOptionReader {

    /** Ollama's schemas have no name, the vocabulary's have one. */
    static final String SCHEMA_NAME = "response";

    /** Ollama reads -1 as "no limit" and -2 as "fill the context". */
    private static final int LOWEST_NUM_PREDICT = -2;

    private final JsonFields body;
    private final Set<String> extras;

    OllamaOptionReader(JsonFields body, Set<String> extras) {
        this.body = body;
        this.extras = extras;
    }

    SamplingOptions sampling() {
        JsonFields options = body.object("options");
        if (options == null) {
            return SamplingOptions.DEFAULTS;
        }
        var sampling = new SamplingOptions(
                options.number("temperature", 0, 2),
                options.number("top_p", 0, 1),
                positive(options.integer("top_k", 0, Integer.MAX_VALUE)),
                positive(options.integer("num_predict", LOWEST_NUM_PREDICT, Integer.MAX_VALUE)),
                options.textOrTexts("stop"),
                options.number("presence_penalty", -2, 2),
                options.number("frequency_penalty", -2, 2),
                options.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                null);
        options.collectUnread(extras);
        return sampling;
    }

    private static @Nullable Integer positive(@Nullable Integer value) {
        return value == null || value <= 0 ? null : value;
    }

    @Nullable
    ResponseFormat format() {
        JsonNode format = body.raw("format");
        if (format == null || format.isTextual() && format.textValue().isEmpty()) {
            return null;
        }
        if (format.isObject()) {
            return new ResponseFormat.JsonSchema(SCHEMA_NAME, null, GatewayJson.text(format), null);
        }
        if (format.isTextual() && format.textValue().equals("json")) {
            return new ResponseFormat.JsonObject();
        }
        throw body.invalid("format", "must be \"json\" or a JSON schema");
    }

    @Nullable
    ReasoningOptions reasoning() {
        JsonNode think = body.raw("think");
        if (think == null) {
            return null;
        }
        if (think.isBoolean()) {
            return new ReasoningOptions(think.booleanValue(), null, null);
        }
        if (think.isTextual() && !think.textValue().isBlank()) {
            return new ReasoningOptions(true, think.textValue(), null);
        }
        throw body.invalid("think", "must be true, false or a level such as \"high\"");
    }

    ToolOptions tools() {
        var tools = new ArrayList<ToolDefinition>();
        for (JsonFields tool : body.objects("tools")) {
            tool.ignore("type");
            JsonFields function = tool.object("function");
            if (function == null) {
                throw tool.missing("function");
            }
            String name = function.requiredText("name");
            Json parameters = function.objectText("parameters");
            tools.add(new ToolDefinition(name, function.text("description"), parameters, null));
            tool.collectUnread(extras);
            function.collectUnread(extras);
        }
        return tools.isEmpty() ? ToolOptions.NONE : new ToolOptions(tools, null, null);
    }
}
