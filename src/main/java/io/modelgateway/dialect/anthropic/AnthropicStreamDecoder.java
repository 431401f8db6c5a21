package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.dialect.stream.SseEvent;
import io.modelgateway.dialect.stream.SseSplitter;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.WireBody;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a stream of events. Every event becomes one frame that keeps its bytes and its name, those without a meaning
 * here (pings, blocks of the vendor's own tools) included.
 */
final class AnthropicStreamDecoder implements StreamDecoder {

    private static final int MAX_EVENT_BYTES = 8 * 1024 * 1024;

    private final Clock clock;
    private final SseSplitter splitter = new SseSplitter(MAX_EVENT_BYTES);
    private final Map<Integer, Integer> toolIndexByBlock = new HashMap<>();
    private AnthropicUsage usage = AnthropicUsage.UNKNOWN;
    private boolean started;
    private boolean done;

    AnthropicStreamDecoder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void feed(byte[] chunk, Consumer<StreamFrame> frames) {
        splitter.feed(chunk, event -> {
            if (!done) {
                frames.accept(frame(event));
            }
        });
    }

    @Override
    public void finish(Consumer<StreamFrame> frames) {
        if (!done) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's stream ended before message_stop");
        }
    }

    private StreamFrame frame(SseEvent event) {
        var events = new ArrayList<StreamEvent>(2);
        read(UpstreamJson.object(event.data()), events);
        return new StreamFrame(events, new WireBody(Dialect.ANTHROPIC, event.data()), event.name());
    }

    private void read(ObjectNode event, List<StreamEvent> events) {
        String type = UpstreamJson.text(event, "type");
        if (!started && (type.startsWith("content_block") || type.equals("message_delta"))) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's stream does not begin with message_start");
        }
        switch (type) {
            case "message_start" -> start(event.path("message"), events);
            case "content_block_start" -> blockStart(event, events);
            case "content_block_delta" -> delta(event, events);
            case "message_delta" -> end(event, events);
            case "message_stop" -> {
                done = true;
                events.add(new StreamEvent.Done());
            }
            case "error" -> throw AnthropicErrorDecoder.ofEvent(event);
            default -> {
                // ping, content_block_stop, and whatever the vendor adds: it asks clients to ignore unknown events
            }
        }
    }

    private void start(JsonNode message, List<StreamEvent> events) {
        if (!started) {
            started = true;
            events.add(new StreamEvent.Started(
                    UpstreamJson.text(message, "id"),
                    UpstreamJson.text(message, "model"),
                    clock.instant().getEpochSecond()));
            report(message.path("usage"), events);
        }
    }

    private void blockStart(ObjectNode event, List<StreamEvent> events) {
        JsonNode block = event.path("content_block");
        switch (UpstreamJson.text(block, "type")) {
            case "text" -> addText(UpstreamJson.text(block, "text"), events);
            case "thinking" -> {
                addThinking(UpstreamJson.text(block, "thinking"), events);
                addSignature(UpstreamJson.text(block, "signature"), events);
            }
            case "redacted_thinking" ->
                events.add(new StreamEvent.RedactedReasoning(0, UpstreamJson.text(block, "data")));
            case "tool_use" -> {
                int tool = toolIndexByBlock.size();
                toolIndexByBlock.put(event.path("index").asInt(), tool);
                events.add(new StreamEvent.ToolCallStarted(
                        0, tool, UpstreamJson.text(block, "id"), UpstreamJson.text(block, "name")));
                if (!block.path("input").isEmpty()) {
                    events.add(new StreamEvent.ToolCallDelta(
                            0, tool, block.path("input").toString()));
                }
            }
            default -> {
                // a block of the vendor's own tools; its deltas find no index and are passed on unread too
            }
        }
    }

    private void delta(ObjectNode event, List<StreamEvent> events) {
        JsonNode delta = event.path("delta");
        switch (UpstreamJson.text(delta, "type")) {
            case "text_delta" -> addText(UpstreamJson.text(delta, "text"), events);
            case "thinking_delta" -> addThinking(UpstreamJson.text(delta, "thinking"), events);
            case "signature_delta" -> addSignature(UpstreamJson.text(delta, "signature"), events);
            case "input_json_delta" -> {
                Integer tool = toolIndexByBlock.get(event.path("index").asInt());
                String json = UpstreamJson.text(delta, "partial_json");
                if (tool != null && !json.isEmpty()) {
                    events.add(new StreamEvent.ToolCallDelta(0, tool, json));
                }
            }
            default -> {
                // citations_delta and the like
            }
        }
    }

    private void end(ObjectNode event, List<StreamEvent> events) {
        report(event.path("usage"), events);
        FinishReason reason = AnthropicStop.decode(UpstreamJson.text(event.path("delta"), "stop_reason"));
        if (reason != null) {
            events.add(new StreamEvent.Finished(0, reason));
        }
    }

    private void report(JsonNode figures, List<StreamEvent> events) {
        if (figures.isObject()) {
            usage = usage.mergedWith(AnthropicUsage.read(figures));
            events.add(new StreamEvent.UsageReported(usage.normal()));
        }
    }

    private static void addText(String text, List<StreamEvent> events) {
        if (!text.isEmpty()) {
            events.add(new StreamEvent.TextDelta(0, text, null));
        }
    }

    private static void addThinking(String text, List<StreamEvent> events) {
        if (!text.isEmpty()) {
            events.add(new StreamEvent.ReasoningDelta(0, text));
        }
    }

    private static void addSignature(String signature, List<StreamEvent> events) {
        if (!signature.isEmpty()) {
            events.add(new StreamEvent.ReasoningSignature(0, signature));
        }
    }
}
