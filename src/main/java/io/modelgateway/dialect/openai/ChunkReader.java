package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Json;
import io.modelgateway.model.StreamEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code chat.completion.chunk}s of one stream as events. Stateful, one per stream. */
final class ChunkReader {

    /** OpenAI's own bound of {@code n}. */
    private static final int MAX_CHOICES = 128;

    private final Map<Integer, ToolCallTracker> open = new HashMap<>();
    private final Set<Integer> finished = new HashSet<>();
    private boolean started;
    private String id = "";

    /** {@return what the chunk says, possibly nothing, as with Azure's first chunk of filter results} */
    List<StreamEvent> read(ObjectNode chunk) {
        var events = new ArrayList<StreamEvent>();
        List<ObjectNode> choices = UpstreamJson.objects(chunk, "choices");
        JsonNode usage = chunk.path("usage");
        if (!started && (!choices.isEmpty() || usage.isObject())) {
            started = true;
            id = UpstreamJson.text(chunk, "id");
            events.add(new StreamEvent.Started(
                    id, UpstreamJson.text(chunk, "model"), UpstreamJson.epochSeconds(chunk, "created")));
        }
        choices.forEach(choice -> choice(choice, events));
        if (usage.isObject()) {
            events.add(new StreamEvent.UsageReported(UsageWire.read(usage)));
        }
        return events;
    }

    /** {@return what the chunk says if it is one more piece of a text that has begun, else nothing} */
    Optional<StreamEvent> readPlain(byte[] payload) {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        StreamEvent.TextDelta delta = PlainDelta.read(payload);
        return delta != null && open.containsKey(delta.choice()) ? Optional.of(delta) : Optional.empty();
    }

    /** {@return whether every choice that has begun has ended} */
    boolean complete() {
        return !open.isEmpty() && finished.containsAll(open.keySet());
    }

    private void choice(ObjectNode choice, List<StreamEvent> events) {
        int index = choice.path("index").asInt(0);
        if (index < 0 || index >= MAX_CHOICES) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent a choice with an impossible index");
        }
        ToolCallTracker calls = open.computeIfAbsent(index, ToolCallTracker::new);
        delta(choice.path("delta"), index, logprobs(choice), calls, events);
        JsonNode reason = choice.path("finish_reason");
        if (reason.isTextual() && !reason.textValue().isEmpty() && finished.add(index)) {
            events.add(new StreamEvent.Finished(index, FinishReasons.read(reason.textValue())));
        }
    }

    private void delta(
            JsonNode delta, int choice, @Nullable Json logprobs, ToolCallTracker calls, List<StreamEvent> events) {
        String reasoning = AnswerParts.reasoning(delta);
        if (!reasoning.isEmpty()) {
            events.add(new StreamEvent.ReasoningDelta(choice, reasoning));
        }
        String text = AnswerParts.text(delta.path("content"));
        if (!text.isEmpty() || logprobs != null) {
            events.add(new StreamEvent.TextDelta(choice, text, logprobs));
        }
        String refusal = UpstreamJson.text(delta, "refusal");
        if (!refusal.isEmpty()) {
            events.add(new StreamEvent.RefusalDelta(choice, refusal));
        }
        UpstreamJson.objects(delta, "tool_calls").forEach(call -> calls.read(call, id, events::add));
        if (delta.path("function_call").isObject()) {
            calls.read(
                    GatewayJson.object().put("index", 0).set("function", delta.path("function_call")), id, events::add);
        }
    }

    private static @Nullable Json logprobs(ObjectNode choice) {
        JsonNode logprobs = choice.path("logprobs");
        return logprobs.isObject() ? GatewayJson.text(logprobs) : null;
    }
}
