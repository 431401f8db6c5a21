package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes a stream of NDJSON lines: what is said as it comes, tool calls whole, figures in the last. */
final class OllamaStreamEncoder implements StreamEncoder {

    private final OllamaShape shape;
    private final Supplier<Duration> elapsed;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private final CallCollector calls = new CallCollector();
    private String model = "";
    private long created;
    private TokenUsage usage = TokenUsage.UNKNOWN;
    private @Nullable FinishReason reason;
    private @Nullable Duration untilFirst;

    OllamaStreamEncoder(OllamaShape shape, Supplier<Duration> elapsed) {
        this.shape = shape;
        this.elapsed = elapsed;
    }

    @Override
    public byte[] encode(StreamFrame frame) {
        WireBody original = frame.original();
        if (original != null && original.dialect() == shape.body()) {
            line(original.bytes());
        } else {
            frame.events().forEach(this::write);
        }
        return take();
    }

    /** NDJSON has neither comments nor lines without a meaning. */
    @Override
    public byte[] signOfLife() {
        return new byte[0];
    }

    @Override
    public byte[] encodeFailure(GatewayException failure) {
        line(OllamaErrorEncoder.encode(failure));
        return take();
    }

    private void write(StreamEvent event) {
        switch (event) {
            case StreamEvent.Started started -> {
                model = started.model();
                created = started.createdEpochSeconds();
            }
            case StreamEvent.TextDelta delta when delta.choice() == 0 -> say(delta.text(), "");
            case StreamEvent.RefusalDelta delta when delta.choice() == 0 -> say(delta.text(), "");
            case StreamEvent.ReasoningDelta delta when delta.choice() == 0 -> say("", delta.text());
            case StreamEvent.ToolCallStarted call
            when call.choice() == 0 -> calls.start(call.toolIndex(), call.id(), call.name());
            case StreamEvent.ToolCallDelta delta
            when delta.choice() == 0 -> calls.add(delta.toolIndex(), delta.argumentsFragment());
            case StreamEvent.UsageReported reported -> usage = usage.mergedWith(reported.usage());
            case StreamEvent.Finished finished when finished.choice() == 0 -> reason = finished.reason();
            case StreamEvent.Done _ -> end();
            // proofs of reasoning and other choices have no place in this dialect
            case StreamEvent.ReasoningSignature _,
                    StreamEvent.RedactedReasoning _,
                    StreamEvent.TextDelta _,
                    StreamEvent.RefusalDelta _,
                    StreamEvent.ReasoningDelta _,
                    StreamEvent.ToolCallStarted _,
                    StreamEvent.ToolCallDelta _,
                    StreamEvent.Finished _ -> {}
        }
    }

    private void say(String text, String thinking) {
        if (!text.isEmpty() || !thinking.isEmpty()) {
            said(text, thinking, GatewayJson.object().arrayNode());
        }
    }

    private void said(String text, String thinking, ArrayNode toolCalls) {
        if (untilFirst == null) {
            untilFirst = elapsed.get();
        }
        ObjectNode answer = OllamaAnswerEncoder.envelope(model, created);
        shape.say(answer, text, thinking, toolCalls);
        line(GatewayJson.write(answer.put("done", false)));
    }

    private void end() {
        if (!calls.isEmpty()) {
            ArrayNode whole = GatewayJson.object().arrayNode();
            calls.takeInto(whole);
            said("", "", whole);
        }
        ObjectNode answer = OllamaAnswerEncoder.envelope(model, created);
        shape.say(answer, "", "", answer.arrayNode());
        answer.put("done", true).put("done_reason", OllamaStop.encode(reason));
        Duration total = elapsed.get();
        new OllamaMetrics(usage, total, untilFirst == null ? total : untilFirst).write(answer);
        line(GatewayJson.write(answer));
    }

    private void line(byte[] json) {
        out.writeBytes(json);
        out.write('\n');
    }

    private byte[] take() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
