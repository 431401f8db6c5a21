package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stream in the vendor's order of events. Other vendors report usage after the reason why the model stopped;
 * here both are one event, so it waits for the end. Of several choices the first is sent.
 */
final class AnthropicStreamEncoder implements StreamEncoder {

    private final String requestId;
    private final AnthropicEventWriter out = new AnthropicEventWriter();
    private final AnthropicBlockStream blocks = new AnthropicBlockStream(out);
    private TokenUsage usage = TokenUsage.UNKNOWN;
    private @Nullable FinishReason reason;

    AnthropicStreamEncoder(String requestId) {
        this.requestId = requestId;
    }

    @Override
    public byte[] encode(StreamFrame frame) {
        WireBody original = frame.original();
        if (original != null && original.dialect() == Dialect.ANTHROPIC) {
            out.write(frame.eventName(), original.bytes());
            return out.take();
        }
        // usage first: a frame that starts the message may already know its input
        for (StreamEvent event : frame.events()) {
            if (event instanceof StreamEvent.UsageReported reported) {
                usage = usage.mergedWith(reported.usage());
            }
        }
        frame.events().forEach(this::write);
        return out.take();
    }

    @Override
    public byte[] signOfLife() {
        out.write(GatewayJson.object().put("type", "ping"));
        return out.take();
    }

    @Override
    public byte[] encodeFailure(GatewayException failure) {
        out.write("error", AnthropicErrorEncoder.encode(failure, requestId));
        return out.take();
    }

    private void write(StreamEvent event) {
        switch (event) {
            case StreamEvent.Started started -> start(started);
            case StreamEvent.TextDelta delta when delta.choice() == 0 -> blocks.text(delta.text());
            case StreamEvent.RefusalDelta delta when delta.choice() == 0 -> blocks.text(delta.text());
            case StreamEvent.ReasoningDelta delta when delta.choice() == 0 -> blocks.thinking(delta.text());
            case StreamEvent.ReasoningSignature proof when proof.choice() == 0 -> blocks.signature(proof.signature());
            case StreamEvent.RedactedReasoning redacted when redacted.choice() == 0 -> blocks.redacted(redacted.data());
            case StreamEvent.ToolCallStarted call
            when call.choice() == 0 -> blocks.toolStarted(call.toolIndex(), call.id(), call.name());
            case StreamEvent.ToolCallDelta delta
            when delta.choice() == 0 -> blocks.toolDelta(delta.toolIndex(), delta.argumentsFragment());
            case StreamEvent.Finished finished when finished.choice() == 0 -> reason = finished.reason();
            case StreamEvent.Done _ -> end();
            // usage is merged before, and other choices have no place in this dialect
            case StreamEvent.UsageReported _,
                    StreamEvent.TextDelta _,
                    StreamEvent.RefusalDelta _,
                    StreamEvent.ReasoningDelta _,
                    StreamEvent.ReasoningSignature _,
                    StreamEvent.RedactedReasoning _,
                    StreamEvent.ToolCallStarted _,
                    StreamEvent.ToolCallDelta _,
                    StreamEvent.Finished _ -> {}
        }
    }

    private void start(StreamEvent.Started started) {
        ObjectNode message = AnthropicAnswerEncoder.envelope(started.id(), started.model());
        message.putNull("stop_reason");
        message.putNull("stop_sequence");
        message.set("usage", AnthropicUsage.write(usage));
        ObjectNode event = GatewayJson.object().put("type", "message_start");
        event.set("message", message);
        out.write(event);
    }

    private void end() {
        blocks.close();
        ObjectNode event = GatewayJson.object().put("type", "message_delta");
        event.putObject("delta")
                .put("stop_reason", AnthropicStop.encode(reason == null ? FinishReason.STOP : reason))
                .putNull("stop_sequence");
        event.set("usage", AnthropicUsage.write(usage));
        out.write(event);
        out.write(GatewayJson.object().put("type", "message_stop"));
    }
}
