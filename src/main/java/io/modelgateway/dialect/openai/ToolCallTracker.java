package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.StreamEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sorts the tool call deltas of one choice by call. The wire counts calls with {@code index}, but some servers leave it
 * out, begin every call at 0 (Gemini's compatible endpoint), send no ids, or repeat id and name with every delta.
 * Stateful, one per choice and stream.
 */
final class ToolCallTracker {

    /** No answer has as many; a server that goes on counting is broken. */
    private static final int MAX_CALLS = 1024;

    private final int choice;
    private final List<String> ids = new ArrayList<>();
    private final Map<Integer, Integer> callByWireIndex = new HashMap<>();
    private int lastWireIndex;

    ToolCallTracker(int choice) {
        this.choice = choice;
    }

    void read(JsonNode delta, String answerId, Consumer<StreamEvent> events) {
        JsonNode function = delta.path("function");
        String id = UpstreamJson.text(delta, "id");
        String name = UpstreamJson.text(function, "name");
        lastWireIndex = wireIndex(delta, id);
        Integer call = callByWireIndex.get(lastWireIndex);
        boolean another = call != null && !id.isEmpty() && !name.isEmpty() && !id.equals(ids.get(call));
        if (call == null || another) {
            call = begin(id.isEmpty() ? ToolCallIds.made(answerId, choice, ids.size()) : id);
            events.accept(new StreamEvent.ToolCallStarted(choice, call, ids.get(call), name));
        }
        String arguments = arguments(function.path("arguments"));
        if (!arguments.isEmpty()) {
            events.accept(new StreamEvent.ToolCallDelta(choice, call, arguments));
        }
    }

    private int wireIndex(JsonNode delta, String id) {
        JsonNode index = delta.path("index");
        if (index.isInt()) {
            return index.intValue();
        }
        boolean begins = !id.isEmpty() && !ids.contains(id);
        return begins ? -1 - ids.size() : lastWireIndex;
    }

    private int begin(String id) {
        if (ids.size() == MAX_CALLS) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE,
                    "The provider sent more than " + MAX_CALLS + " tool calls in one answer");
        }
        ids.add(id);
        callByWireIndex.put(lastWireIndex, ids.size() - 1);
        return ids.size() - 1;
    }

    private static String arguments(JsonNode arguments) {
        return arguments.isObject() ? arguments.toString() : arguments.asText("");
    }
}
