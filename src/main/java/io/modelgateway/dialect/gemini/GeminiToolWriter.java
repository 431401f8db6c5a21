package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.util.Set;

/** Writes {@code tools} and {@code toolConfig}. Schemas go out as they came. */
final class GeminiToolWriter {

    private GeminiToolWriter() {}

    static void write(ToolOptions options, ObjectNode body, Set<String> dropped) {
        if (options.isEmpty()) {
            return;
        }
        ArrayNode functions = body.putArray("tools").addObject().putArray("functionDeclarations");
        for (ToolDefinition tool : options.tools()) {
            function(tool, functions.addObject(), dropped);
        }
        if (options.choice() != null) {
            choice(options.choice(), body.putObject("toolConfig").putObject("functionCallingConfig"));
        }
        if (Boolean.FALSE.equals(options.parallel())) {
            dropped.add("parallel_tool_calls");
        }
    }

    private static void function(ToolDefinition tool, ObjectNode function, Set<String> dropped) {
        function.put("name", tool.name());
        if (tool.description() != null) {
            function.put("description", tool.description());
        }
        if (tool.parameters() != null) {
            function.set("parametersJsonSchema", GatewayJson.raw(tool.parameters()));
        }
        if (tool.strict() != null) {
            dropped.add("strict");
        }
    }

    private static void choice(ToolChoice choice, ObjectNode config) {
        switch (choice) {
            case ToolChoice.Auto _ -> config.put("mode", "AUTO");
            case ToolChoice.None _ -> config.put("mode", "NONE");
            case ToolChoice.Required _ -> config.put("mode", "ANY");
            case ToolChoice.Named named ->
                config.put("mode", "ANY").putArray("allowedFunctionNames").add(named.name());
        }
    }
}
