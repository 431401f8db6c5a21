package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.dialect.stream.SseEvent;
import io.modelgateway.dialect.stream.SseSplitter;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a stream of answers, each with what is new. Nothing ends it but the connection, so that it is whole when every
 * candidate that began has told why it ended. Figures come in every answer and replace each other.
 */
final class GeminiStreamDecoder implements StreamDecoder {

    /** Pictures in answers come as one event. */
    private static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;

    private final Clock clock;
    private final SseSplitter splitter = new SseSplitter(MAX_EVENT_BYTES);
    private final Map<Integer, Integer> callsByChoice = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<Integer> ended = new HashSet<>();
    private String responseId = "";
    private boolean started;

    GeminiStreamDecoder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void feed(byte[] chunk, Consumer<StreamFrame> frames) {
        splitter.feed(chunk, event -> {
            if (event.data().length > 0) {
                frames.accept(frame(event));
            }
        });
    }

    @Override
    public void finish(Consumer<StreamFrame> frames) {
        if (ended.isEmpty() || !open.isEmpty()) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's stream ended before the answer did");
        }
        frames.accept(StreamFrame.of(new StreamEvent.Done()));
    }

    private StreamFrame frame(SseEvent event) {
        ObjectNode body = UpstreamJson.object(event.data());
        if (body.hasNonNull("error")) {
            throw GeminiErrorDecoder.ofEvent(body);
        }
        var events = new ArrayList<StreamEvent>();
        start(body, events);
        for (ObjectNode candidate : UpstreamJson.objects(body, "candidates")) {
            candidate(candidate, candidate.path("index").asInt(0), events);
        }
        if (GeminiAnswerDecoder.blocks(body) && ended.add(0)) {
            events.add(new StreamEvent.Finished(0, FinishReason.CONTENT_FILTER));
        }
        if (body.path("usageMetadata").isObject()) {
            events.add(new StreamEvent.UsageReported(GeminiUsage.read(body.path("usageMetadata"))));
        }
        return new StreamFrame(events, null, null);
    }

    private void start(ObjectNode body, List<StreamEvent> events) {
        if (!started) {
            started = true;
            responseId = UpstreamJson.text(body, "responseId");
            events.add(new StreamEvent.Started(
                    responseId,
                    UpstreamJson.text(body, "modelVersion"),
                    clock.instant().getEpochSecond()));
        }
    }

    private void candidate(ObjectNode candidate, int choice, List<StreamEvent> events) {
        if (!ended.contains(choice)) {
            open.add(choice);
        }
        for (ObjectNode part : UpstreamJson.objects(candidate.path("content"), "parts")) {
            if (part.path("functionCall").isObject()) {
                call(part, choice, events);
            } else {
                said(part, choice, events);
            }
        }
        String reason = UpstreamJson.text(candidate, "finishReason");
        if (!reason.isEmpty() && ended.add(choice)) {
            open.remove(choice);
            events.add(new StreamEvent.Finished(choice, GeminiStop.decode(reason, callsByChoice.containsKey(choice))));
        }
    }

    private void call(ObjectNode part, int choice, List<StreamEvent> events) {
        int index = callsByChoice.merge(choice, 1, Integer::sum) - 1;
        ContentPart.ToolCall call = GeminiCalls.read(part.path("functionCall"), responseId, choice, index);
        String signature = UpstreamJson.text(part, "thoughtSignature");
        if (!signature.isEmpty()) {
            events.add(new StreamEvent.ReasoningSignature(choice, GeminiSignature.marked(signature)));
        }
        events.add(new StreamEvent.ToolCallStarted(choice, index, call.id(), call.name()));
        events.add(new StreamEvent.ToolCallDelta(choice, index, call.arguments().text()));
    }

    private static void said(ObjectNode part, int choice, List<StreamEvent> events) {
        String text = UpstreamJson.text(part, "text");
        if (text.isEmpty()) {
            return;
        }
        boolean thought = part.path("thought").asBoolean();
        events.add(
                thought ? new StreamEvent.ReasoningDelta(choice, text) : new StreamEvent.TextDelta(choice, text, null));
    }
}
