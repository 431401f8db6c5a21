package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tools}, {@code tool_choice} and {@code parallel_tool_calls}. Functions are flat here. Tools that the vendor
 * runs itself exist nowhere else. Made per request, not thread-safe.
 */
final class ToolReader {

    private final Set<String> extras;
    private final VendorBound bound;

    ToolReader(Set<String> extras, VendorBound bound) {
        this.extras = extras;
        this.bound = bound;
    }

    ToolOptions read(JsonFields body) {
        var tools = new ArrayList<ToolDefinition>();
        for (JsonFields tool : body.objects("tools")) {
            if (tool.requiredText("type").equals("function")) {
                tools.add(function(tool));
            } else {
                bound.note(tool.path("type"));
            }
        }
        ToolChoice choice = choice(body);
        Boolean parallel = body.bool("parallel_tool_calls");
        return tools.isEmpty() && choice == null && parallel == null
                ? ToolOptions.NONE
                : new ToolOptions(tools, choice, parallel);
    }

    private ToolDefinition function(JsonFields tool) {
        String name = tool.requiredText("name");
        if (name.isBlank()) {
            throw tool.invalid("name", "must not be blank");
        }
        var read =
                new ToolDefinition(name, tool.text("description"), tool.objectText("parameters"), tool.bool("strict"));
        tool.collectUnread(extras);
        return read;
    }

    private @Nullable ToolChoice choice(JsonFields body) {
        JsonNode choice = body.raw("tool_choice");
        if (choice == null) {
            return null;
        }
        if (choice.isObject()) {
            return object(body);
        }
        return switch (choice.asText()) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            default -> throw body.invalid("tool_choice", "must be auto, none, required or an object that names a tool");
        };
    }

    private @Nullable ToolChoice object(JsonFields body) {
        JsonFields choice = body.object("tool_choice");
        String type = choice == null ? "" : choice.requiredText("type");
        return switch (type) {
            case "function" -> new ToolChoice.Named(choice.requiredText("name"));
            case "allowed_tools" -> {
                extras.add(body.path("tool_choice"));
                yield null;
            }
            default -> {
                bound.note(body.path("tool_choice"));
                yield null;
            }
        };
    }
}
