package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.dialect.stream.LineSplitter;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.WireBody;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a stream of NDJSON lines, each one frame. Tool calls come whole, in any line before the last. */
final class OllamaStreamDecoder implements StreamDecoder {

    private static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

    private final OllamaAnswerDecoder answers;
    private final LineSplitter splitter = new LineSplitter(MAX_LINE_BYTES);
    private int tools;
    private boolean started;
    private boolean done;

    OllamaStreamDecoder(OllamaAnswerDecoder answers) {
        this.answers = answers;
    }

    @Override
    public void feed(byte[] chunk, Consumer<StreamFrame> frames) {
        splitter.feed(chunk, line -> read(line, frames));
    }

    @Override
    public void finish(Consumer<StreamFrame> frames) {
        read(splitter.rest(), frames);
        if (!done) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's stream ended before its last line");
        }
    }

    private void read(byte[] line, Consumer<StreamFrame> frames) {
        if (!done && !isBlank(line)) {
            var events = new ArrayList<StreamEvent>(2);
            read(UpstreamJson.object(line), events);
            frames.accept(new StreamFrame(events, new WireBody(answers.shape().body(), line), null));
        }
    }

    private void read(ObjectNode line, List<StreamEvent> events) {
        OllamaAnswerDecoder.refuseError(line);
        if (!started) {
            started = true;
            events.add(
                    new StreamEvent.Started(answers.newId(), UpstreamJson.text(line, "model"), answers.created(line)));
        }
        content(answers.shape().speaker(line), events);
        if (line.path("done").asBoolean()) {
            done = true;
            events.add(new StreamEvent.UsageReported(OllamaAnswerDecoder.usage(line)));
            events.add(
                    new StreamEvent.Finished(0, OllamaStop.decode(UpstreamJson.text(line, "done_reason"), tools > 0)));
            events.add(new StreamEvent.Done());
        }
    }

    private void content(JsonNode message, List<StreamEvent> events) {
        String thinking = UpstreamJson.text(message, "thinking");
        if (!thinking.isEmpty()) {
            events.add(new StreamEvent.ReasoningDelta(0, thinking));
        }
        String text = UpstreamJson.text(message, answers.shape().textField());
        if (!text.isEmpty()) {
            events.add(new StreamEvent.TextDelta(0, text, null));
        }
        for (ContentPart.ToolCall call : answers.calls(message)) {
            events.add(new StreamEvent.ToolCallStarted(0, tools, call.id(), call.name()));
            events.add(new StreamEvent.ToolCallDelta(0, tools, call.arguments().text()));
            tools++;
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
