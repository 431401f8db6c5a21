package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tools}, {@code tool_choice} and {@code parallel_tool_calls}. Tools that are no functions exist at one
 * vendor only and become extras. Made per request, not thread-safe.
 */
public final class ToolReader {

    private final Set<String> extras;

    /** @param extras takes the paths of fields that the vocabulary has no place for */
    public ToolReader(Set<String> extras) {
        this.extras = extras;
    }

    /**
     * Reads the tools of a body.
     *
     * @throws GatewayException E4501 for a function without a name, E4502 for wrong values
     */
    public ToolOptions read(JsonFields body) {
        var tools = new ArrayList<ToolDefinition>();
        for (JsonFields tool : body.objects("tools")) {
            String type = tool.text("type");
            if (type == null || type.equals("function")) {
                tools.add(function(tool));
            } else {
                extras.add("tools[]." + type);
            }
        }
        return options(tools, choice(body), body.bool("parallel_tool_calls"));
    }

    private static ToolOptions options(
            List<ToolDefinition> tools, @Nullable ToolChoice choice, @Nullable Boolean parallel) {
        return tools.isEmpty() && choice == null && parallel == null
                ? ToolOptions.NONE
                : new ToolOptions(tools, choice, parallel);
    }

    private ToolDefinition function(JsonFields tool) {
        JsonFields function = tool.object("function");
        if (function == null) {
            throw tool.missing("function");
        }
        String name = function.requiredText("name");
        if (name.isBlank()) {
            throw function.invalid("name", "must not be blank");
        }
        var read = new ToolDefinition(
                name, function.text("description"), function.objectText("parameters"), function.bool("strict"));
        function.collectUnread(extras);
        tool.collectUnread(extras);
        return read;
    }

    private @Nullable ToolChoice choice(JsonFields body) {
        JsonNode choice = body.raw("tool_choice");
        if (choice == null) {
            return null;
        }
        if (choice.isObject()) {
            return named(body);
        }
        return switch (choice.asText()) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required", "any" -> new ToolChoice.Required();
            default -> throw body.invalid("tool_choice", "must be auto, none, required or an object that names a tool");
        };
    }

    private @Nullable ToolChoice named(JsonFields body) {
        JsonFields choice = body.object("tool_choice");
        JsonFields function = choice == null ? null : choice.object("function");
        if (function == null) {
            extras.add(body.path("tool_choice"));
            return null;
        }
        return new ToolChoice.Named(function.requiredText("name"));
    }
}
