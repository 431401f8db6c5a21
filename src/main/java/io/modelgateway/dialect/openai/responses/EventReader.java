package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.dialect.openai.UpstreamFailure;
import io.modelgateway.model.StreamEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the events of one stream. Events without a meaning here are none. Stateful, one per stream, not thread-safe. */
final class EventReader {

    private final Map<Integer, Integer> callByOutput = new HashMap<>();
    private final Set<Integer> withArguments = new HashSet<>();
    private boolean started;
    private boolean ended;

    boolean ended() {
        return ended;
    }

    /** @throws io.modelgateway.error.GatewayException what a failed response or an error event stands for */
    List<StreamEvent> read(ObjectNode event) {
        return switch (UpstreamJson.text(event, "type")) {
            case "response.created", "response.in_progress" -> start(event.path("response"));
            case "response.output_text.delta" -> List.of(new StreamEvent.TextDelta(0, delta(event), null));
            case "response.refusal.delta" -> List.of(new StreamEvent.RefusalDelta(0, delta(event)));
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
                List.of(new StreamEvent.ReasoningDelta(0, delta(event)));
            case "response.output_item.added" -> itemAdded(event);
            case "response.output_item.done" -> itemDone(event.path("item"));
            case "response.function_call_arguments.delta" -> arguments(event, delta(event));
            case "response.function_call_arguments.done" -> wholeArguments(event);
            case "response.completed", "response.incomplete" -> end(event.path("response"));
            case "response.failed" -> throw UpstreamFailure.of(event.path("response"));
            case "error" -> throw UpstreamFailure.of(error(event));
            default -> List.of();
        };
    }

    private List<StreamEvent> start(JsonNode response) {
        if (started) {
            return List.of();
        }
        started = true;
        return List.of(new StreamEvent.Started(
                UpstreamJson.text(response, "id"),
                UpstreamJson.text(response, "model"),
                UpstreamJson.epochSeconds(response, "created_at")));
    }

    private static String delta(ObjectNode event) {
        return UpstreamJson.text(event, "delta");
    }

    private List<StreamEvent> itemAdded(ObjectNode event) {
        JsonNode item = event.path("item");
        if (!UpstreamJson.text(item, "type").equals("function_call")) {
            return List.of();
        }
        int call = callByOutput.size();
        callByOutput.put(output(event), call);
        return List.of(new StreamEvent.ToolCallStarted(
                0, call, UpstreamJson.text(item, "call_id"), UpstreamJson.text(item, "name")));
    }

    private static List<StreamEvent> itemDone(JsonNode item) {
        String encrypted = UpstreamJson.text(item, "encrypted_content");
        return Proof.redacted(encrypted)
                .<StreamEvent>map(data -> new StreamEvent.RedactedReasoning(0, data))
                .or(() -> Proof.signature(encrypted).map(proof -> new StreamEvent.ReasoningSignature(0, proof)))
                .map(List::of)
                .orElse(List.of());
    }

    private List<StreamEvent> arguments(ObjectNode event, String fragment) {
        Integer call = callByOutput.get(output(event));
        if (call == null || fragment.isEmpty()) {
            return List.of();
        }
        withArguments.add(call);
        return List.of(new StreamEvent.ToolCallDelta(0, call, fragment));
    }

    /** Some servers send no deltas. */
    private List<StreamEvent> wholeArguments(ObjectNode event) {
        Integer call = callByOutput.get(output(event));
        return call == null || withArguments.contains(call)
                ? List.of()
                : arguments(event, UpstreamJson.text(event, "arguments"));
    }

    private static int output(ObjectNode event) {
        return event.path("output_index").asInt(0);
    }

    private List<StreamEvent> end(JsonNode response) {
        ended = true;
        var finished = new StreamEvent.Finished(0, Outcome.read(response, !callByOutput.isEmpty()));
        JsonNode usage = response.path("usage");
        return usage.isObject()
                ? List.of(new StreamEvent.UsageReported(ResponsesUsage.read(usage)), finished)
                : List.of(finished);
    }

    /** Documented with its fields at the top, sent with them inside of {@code error}. */
    private static JsonNode error(ObjectNode event) {
        return event.path("error").isObject()
                ? event
                : GatewayJson.object().set("error", event.deepCopy().without("type"));
    }
}
