package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;

/** Writes tools and the answer's format into a request. Schemas go out as they came, in their order and digits. */
final class ToolWriter {

    private ToolWriter() {}

    static void write(ToolOptions options, ObjectNode body) {
        if (!options.tools().isEmpty()) {
            var tools = body.putArray("tools");
            for (ToolDefinition tool : options.tools()) {
                function(tool, tools.addObject().put("type", "function").putObject("function"));
            }
        }
        if (options.choice() != null) {
            choice(options.choice(), body);
        }
        if (options.parallel() != null) {
            body.put("parallel_tool_calls", options.parallel());
        }
    }

    private static void function(ToolDefinition tool, ObjectNode function) {
        function.put("name", tool.name());
        if (tool.description() != null) {
            function.put("description", tool.description());
        }
        if (tool.parameters() != null) {
            function.set("parameters", GatewayJson.raw(tool.parameters()));
        }
        if (tool.strict() != null) {
            function.put("strict", tool.strict());
        }
    }

    private static void choice(ToolChoice choice, ObjectNode body) {
        switch (choice) {
            case ToolChoice.Auto _ -> body.put("tool_choice", "auto");
            case ToolChoice.None _ -> body.put("tool_choice", "none");
            case ToolChoice.Required _ -> body.put("tool_choice", "required");
            case ToolChoice.Named named ->
                body.putObject("tool_choice")
                        .put("type", "function")
                        .putObject("function")
                        .put("name", named.name());
        }
    }

    static void write(ResponseFormat format, ObjectNode body) {
        ObjectNode json = body.putObject("response_format");
        switch (format) {
            case ResponseFormat.PlainText _ -> json.put("type", "text");
            case ResponseFormat.JsonObject _ -> json.put("type", "json_object");
            case ResponseFormat.JsonSchema schema -> schema(schema, json);
        }
    }

    private static void schema(ResponseFormat.JsonSchema schema, ObjectNode format) {
        ObjectNode json = format.put("type", "json_schema").putObject("json_schema");
        json.put("name", schema.name());
        if (schema.description() != null) {
            json.put("description", schema.description());
        }
        json.set("schema", GatewayJson.raw(schema.schema()));
        if (schema.strict() != null) {
            json.put("strict", schema.strict());
        }
    }
}
