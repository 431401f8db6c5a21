package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.TokenUsage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Builds {@code chat.completion.chunk}s from events. The first chunk of every choice names the role. Stateful, one per
 * stream.
 */
final class ChunkWriter {

    private final String requestId;
    private final Set<Integer> begun = new HashSet<>();
    private StreamEvent.Started head = new StreamEvent.Started("", "", 0);

    ChunkWriter(String requestId) {
        this.requestId = requestId;
    }

    /** Learns who answers, from a stream whose own chunks are passed on. */
    void started(StreamEvent.Started started) {
        head = started;
    }

    /** {@return the chunk for an event; nothing where the wire has none for it} */
    Optional<ObjectNode> chunk(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Started started -> {
                head = started;
                yield delta(0, delta -> {});
            }
            case StreamEvent.TextDelta text -> Optional.of(text(text));
            case StreamEvent.RefusalDelta refusal ->
                delta(refusal.choice(), delta -> delta.put("refusal", refusal.text()));
            case StreamEvent.ReasoningDelta reasoning ->
                delta(reasoning.choice(), delta -> delta.put("reasoning_content", reasoning.text()));
            case StreamEvent.ReasoningSignature proof ->
                delta(proof.choice(), delta -> ThinkingBlocks.thinking(block(delta), "", proof.signature()));
            case StreamEvent.RedactedReasoning redacted ->
                delta(redacted.choice(), delta -> ThinkingBlocks.redacted(block(delta), redacted.data()));
            case StreamEvent.ToolCallStarted call -> delta(call.choice(), delta -> begin(call, delta));
            case StreamEvent.ToolCallDelta call ->
                delta(
                        call.choice(),
                        delta -> toolCall(delta, call.toolIndex())
                                .putObject("function")
                                .put("arguments", call.argumentsFragment()));
            case StreamEvent.Finished finished -> {
                Open open = open(finished.choice());
                open.choice().put("finish_reason", finished.reason().wireName());
                yield Optional.of(open.chunk());
            }
            case StreamEvent.UsageReported _, StreamEvent.Done _ -> Optional.empty();
        };
    }

    private ObjectNode text(StreamEvent.TextDelta text) {
        Open open = open(text.choice());
        open.delta().put("content", text.text());
        if (text.logprobs() != null) {
            open.choice().set("logprobs", GatewayJson.raw(text.logprobs()));
        }
        return open.chunk();
    }

    private static void begin(StreamEvent.ToolCallStarted call, ObjectNode delta) {
        toolCall(delta, call.toolIndex())
                .put("id", call.id())
                .put("type", "function")
                .putObject("function")
                .put("name", call.name())
                .put("arguments", "");
    }

    private static ObjectNode toolCall(ObjectNode delta, int index) {
        return delta.putArray("tool_calls").addObject().put("index", index);
    }

    private static ObjectNode block(ObjectNode delta) {
        return delta.putArray(ThinkingBlocks.FIELD).addObject();
    }

    /** {@return the chunk that ends a stream with figures} */
    ObjectNode usage(TokenUsage usage) {
        ObjectNode chunk = open();
        chunk.putArray("choices");
        chunk.set("usage", UsageWire.write(usage));
        return chunk;
    }

    private Optional<ObjectNode> delta(int choice, Consumer<ObjectNode> content) {
        Open open = open(choice);
        content.accept(open.delta());
        return Optional.of(open.chunk());
    }

    private Open open(int index) {
        ObjectNode chunk = open();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", index);
        ObjectNode delta = choice.putObject("delta");
        choice.putNull("logprobs").putNull("finish_reason");
        if (begun.add(index)) {
            delta.put("role", "assistant");
        }
        return new Open(chunk, choice, delta);
    }

    private ObjectNode open() {
        return GatewayJson.object()
                .put("id", AnswerEncoder.id(head.id(), requestId))
                .put("object", "chat.completion.chunk")
                .put("created", head.createdEpochSeconds())
                .put("model", head.model());
    }

    /** A chunk that is being built. */
    private record Open(ObjectNode chunk, ObjectNode choice, ObjectNode delta) {}
}
