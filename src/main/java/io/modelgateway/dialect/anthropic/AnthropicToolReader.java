package io.modelgateway.dialect.anthropic;

import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.Json;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tools} and {@code tool_choice}. Tools that the vendor itself runs ({@code web_search_20250305} and the
 * like) exist nowhere else and are left to the pass-through.
 */
final class AnthropicToolReader {

    private final Set<String> extras;

    AnthropicToolReader(Set<String> extras) {
        this.extras = extras;
    }

    ToolOptions read(JsonFields body) {
        var tools = new ArrayList<ToolDefinition>();
        for (JsonFields tool : body.objects("tools")) {
            String type = tool.text("type");
            if (type == null || type.equals("custom")) {
                tools.add(tool(tool));
                tool.collectUnread(extras);
            } else {
                extras.add("tools." + type);
            }
        }
        JsonFields choice = body.object("tool_choice");
        if (choice == null) {
            return new ToolOptions(tools, null, null);
        }
        // false is what the vendor does anyway, so it asks for nothing
        Boolean parallel = choice.bool("disable_parallel_tool_use", false) ? Boolean.FALSE : null;
        return new ToolOptions(tools, choice(choice), parallel);
    }

    private static ToolDefinition tool(JsonFields tool) {
        String name = tool.requiredText("name");
        Json schema = tool.objectText("input_schema");
        if (schema == null) {
            throw tool.missing("input_schema");
        }
        return new ToolDefinition(name, tool.text("description"), schema, tool.bool("strict"));
    }

    private static @Nullable ToolChoice choice(JsonFields choice) {
        return switch (choice.requiredText("type")) {
            case "auto" -> new ToolChoice.Auto();
            case "any" -> new ToolChoice.Required();
            case "none" -> new ToolChoice.None();
            case "tool" -> new ToolChoice.Named(choice.requiredText("name"));
            default -> throw choice.invalid("type", "must be auto, any, tool or none");
        };
    }
}
