package io.modelgateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tools a model may ask for.
 *
 * @param choice {@code null} leaves it to the provider
 * @param parallel whether several calls at once are allowed; {@code null} leaves it to the provider
 */
public record ToolOptions(
        List<ToolDefinition> tools,
        @Nullable ToolChoice choice,
        @Nullable Boolean parallel) {

    public static final ToolOptions NONE = new ToolOptions(List.of(), null, null);

    public ToolOptions {
        tools = List.copyOf(tools);
    }

    public boolean isEmpty() {
        return tools.isEmpty();
    }
}
