package io.modelgateway.provider.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When the mock calls a tool: the named one, the first one where some tool is required, else the first whose name occurs
 * in the last user turn. After a tool's result it answers with text. Arguments are the smallest that fit the schema.
 */
final class MockTools {

    private MockTools() {}

    static Optional<ContentPart.ToolCall> call(ChatRequest request) {
        List<ToolDefinition> tools = request.tools().tools();
        Message last = request.messages().getLast();
        if (tools.isEmpty() || last.role() == Role.TOOL) {
            return Optional.empty();
        }
        Optional<ToolDefinition> chosen = switch (request.tools().choice()) {
            case ToolChoice.None _ -> Optional.empty();
            case ToolChoice.Required _ -> Optional.of(tools.getFirst());
            case ToolChoice.Named named ->
                tools.stream().filter(tool -> tool.name().equals(named.name())).findFirst();
            case ToolChoice.Auto _ -> mentioned(tools, last);
            case null -> mentioned(tools, last);
        };
        return chosen.map(tool -> new ContentPart.ToolCall("call_mock_" + tool.name(), tool.name(), arguments(tool)));
    }

    static String resultText(Message toolTurn) {
        return toolTurn.content().stream()
                .map(part -> part instanceof ContentPart.ToolResult result ? text(result.content()) : "")
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static Optional<ToolDefinition> mentioned(List<ToolDefinition> tools, Message last) {
        String asked = last.joinedText().toLowerCase(Locale.ROOT);
        return tools.stream()
                .filter(tool -> asked.contains(tool.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static Json arguments(ToolDefinition tool) {
        if (tool.parameters() == null) {
            return Json.EMPTY_OBJECT;
        }
        try {
            JsonNode schema = GatewayJson.read(tool.parameters());
            JsonNode fitting = new MockJson(schema, "mock").instance();
            return fitting.isObject() ? GatewayJson.text(fitting) : Json.EMPTY_OBJECT;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dialect let a schema through that is not JSON", e);
        }
    }

    private static String text(List<ContentPart> parts) {
        return parts.stream()
                .map(part -> part instanceof ContentPart.Text text ? text.text() : "")
                .collect(Collectors.joining());
    }
}
