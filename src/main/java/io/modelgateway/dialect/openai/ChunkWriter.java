package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.Json;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.TokenUsage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
                yield Optional.of(delta(0).chunk());
            }
            case StreamEvent.TextDelta text -> {
                Open open = delta(text.choice());
                open.delta().put("content", text.text());
                yield Optional.of(open.with(text.logprobs()));
            }
            case StreamEvent.RefusalDelta refusal -> {
                Open open = delta(refusal.choice());
                open.delta().put("refusal", refusal.text());
                yield Optional.of(open.chunk());
            }
            case StreamEvent.ReasoningDelta reasoning -> {
                Open open = delta(reasoning.choice());
                open.delta().put("reasoning_content", reasoning.text());
                yield Optional.of(open.chunk());
            }
            case StreamEvent.ReasoningSignature proof -> {
                Open open = delta(proof.choice());
                ThinkingBlocks.thinking(
                        open.delta().putArray(ThinkingBlocks.FIELD).addObject(), "", proof.signature());
                yield Optional.of(open.chunk());
            }
            case StreamEvent.RedactedReasoning redacted -> {
                Open open = delta(redacted.choice());
                ThinkingBlocks.redacted(
                        open.delta().putArray(ThinkingBlocks.FIELD).addObject(), redacted.data());
                yield Optional.of(open.chunk());
            }
            case StreamEvent.ToolCallStarted call -> {
                Open open = delta(call.choice());
                toolCall(open.delta(), call.toolIndex())
                        .put("id", call.id())
                        .put("type", "function")
                        .putObject("function")
                        .put("name", call.name())
                        .put("arguments", "");
                yield Optional.of(open.chunk());
            }
            case StreamEvent.ToolCallDelta call -> {
                Open open = delta(call.choice());
                toolCall(open.delta(), call.toolIndex())
                        .putObject("function")
                        .put("arguments", call.argumentsFragment());
                yield Optional.of(open.chunk());
            }
            case StreamEvent.Finished finished -> {
                Open open = delta(finished.choice());
                open.choice().put("finish_reason", finished.reason().wireName());
                yield Optional.of(open.chunk());
            }
            case StreamEvent.UsageReported _, StreamEvent.Done _ -> Optional.empty();
        };
    }

    /** {@return the chunk that ends a stream with figures} */
    ObjectNode usage(TokenUsage usage) {
        ObjectNode chunk = open();
        chunk.putArray("choices");
        chunk.set("usage", UsageWire.write(usage));
        return chunk;
    }

    private static ObjectNode toolCall(ObjectNode delta, int index) {
        return delta.putArray("tool_calls").addObject().put("index", index);
    }

    private Open delta(int index) {
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
    private record Open(ObjectNode chunk, ObjectNode choice, ObjectNode delta) {

        ObjectNode with(@Nullable Json logprobs) {
            if (logprobs != null) {
                choice.set("logprobs", GatewayJson.raw(logprobs));
            }
            return chunk;
        }
    }
}
