package io.modelgateway.dialect.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.stream.SseWriter;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Writes a native stream: {@code delta} and {@code tool_call_delta} while the model speaks, then one {@code usage} and
 * one {@code done} with everything a whole answer tells, or an {@code error}.
 */
final class InferenceStreamEncoder implements StreamEncoder {

    private final ReplyFacts facts;
    private String model = "";
    private TokenUsage usage = TokenUsage.UNKNOWN;
    private @Nullable FinishReason finishReason;

    InferenceStreamEncoder(ReplyContext context) {
        this.facts = new ReplyFacts(context);
    }

    @Override
    public byte[] encode(StreamFrame frame) {
        var out = new SseWriter();
        for (StreamEvent event : frame.events()) {
            write(event, out);
        }
        return out.bytes();
    }

    private void write(StreamEvent event, SseWriter out) {
        switch (event) {
            case StreamEvent.Started started -> model = started.model();
            case StreamEvent.TextDelta text -> delta(out, "content", text.text());
            case StreamEvent.RefusalDelta refusal -> delta(out, "refusal", refusal.text());
            case StreamEvent.ReasoningDelta reasoning -> delta(out, "reasoning_content", reasoning.text());
            case StreamEvent.ReasoningSignature proof -> delta(out, "reasoning_signature", proof.signature());
            case StreamEvent.RedactedReasoning redacted -> delta(out, "redacted_reasoning", redacted.data());
            case StreamEvent.ToolCallStarted call ->
                send(
                        out,
                        "tool_call_delta",
                        GatewayJson.object()
                                .put("index", call.toolIndex())
                                .put("id", call.id())
                                .put("name", call.name()));
            case StreamEvent.ToolCallDelta call ->
                send(
                        out,
                        "tool_call_delta",
                        GatewayJson.object().put("index", call.toolIndex()).put("arguments", call.argumentsFragment()));
            case StreamEvent.UsageReported reported -> usage = usage.mergedWith(reported.usage());
            case StreamEvent.Finished finished -> finishReason = finished.reason();
            case StreamEvent.Done _ -> done(out);
        }
    }

    private static void delta(SseWriter out, String field, String text) {
        if (!text.isEmpty()) {
            send(out, "delta", GatewayJson.object().put(field, text));
        }
    }

    private void done(SseWriter out) {
        send(out, "usage", Figures.usage(facts.usage(usage)));
        ObjectNode done = GatewayJson.object();
        facts.writeHead(done, model);
        done.put("finish_reason", finishReason == null ? null : finishReason.wireName());
        facts.writeTail(done, usage);
        send(out, "done", done);
    }

    private static void send(SseWriter out, String event, ObjectNode data) {
        out.event(event, GatewayJson.write(data));
    }

    @Override
    public byte[] signOfLife() {
        return SseWriter.keepAlive();
    }

    @Override
    public byte[] encodeFailure(GatewayException failure) {
        var out = new SseWriter();
        out.event("error", ErrorEncoder.encode(failure, facts.requestId()));
        return out.bytes();
    }
}
