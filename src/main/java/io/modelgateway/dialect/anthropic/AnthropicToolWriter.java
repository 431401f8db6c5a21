package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.Json;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@code tools} and {@code tool_choice}. */
final class AnthropicToolWriter {

    private AnthropicToolWriter() {}

    /** @param marks of the tools, in their order; none beyond its end */
    static void write(ToolOptions options, List<@Nullable ObjectNode> marks, ObjectNode body) {
        if (options.isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (ToolDefinition tool : options.tools()) {
            ObjectNode node = tools.addObject().put("name", tool.name());
            if (tool.description() != null) {
                node.put("description", tool.description());
            }
            node.set("input_schema", schema(tool.parameters()));
            if (tool.strict() != null) {
                node.put("strict", tool.strict());
            }
            if (tools.size() <= marks.size()) {
                CacheMarks.put(marks.get(tools.size() - 1), node);
            }
        }
        ObjectNode choice = choice(options);
        if (choice != null) {
            body.set("tool_choice", choice);
        }
    }

    /** The vendor requires the schema of an object; others let a tool without arguments go without one. */
    private static ObjectNode schema(@Nullable Json parameters) {
        ObjectNode given = parameters == null
                ? GatewayJson.object()
                : UpstreamJson.find(parameters).orElseGet(GatewayJson::object);
        if (given.has("type")) {
            return given;
        }
        ObjectNode schema = GatewayJson.object().put("type", "object");
        schema.setAll(given);
        return schema;
    }

    private static @Nullable ObjectNode choice(ToolOptions options) {
        boolean oneAtATime = Boolean.FALSE.equals(options.parallel());
        ToolChoice wanted = options.choice();
        if (wanted == null && !oneAtATime) {
            return null;
        }
        ObjectNode choice = GatewayJson.object();
        switch (wanted) {
            case null -> choice.put("type", "auto");
            case ToolChoice.Auto _ -> choice.put("type", "auto");
            case ToolChoice.Required _ -> choice.put("type", "any");
            case ToolChoice.None _ -> choice.put("type", "none");
            case ToolChoice.Named named -> choice.put("type", "tool").put("name", named.name());
        }
        if (oneAtATime && !(wanted instanceof ToolChoice.None)) {
            choice.put("disable_parallel_tool_use", true);
        }
        return choice;
    }
}
