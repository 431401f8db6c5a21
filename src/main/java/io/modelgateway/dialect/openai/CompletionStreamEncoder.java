package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.stream.SseWriter;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Json;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a stream of {@code text_completion}s. After a failure there is no {@code [DONE]}. */
final class CompletionStreamEncoder implements StreamEncoder {

    private static final byte[] TERMINATOR = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final String requestId;
    private final boolean includeUsage;
    private final String echo;
    private final Map<Integer, OlderLogprobs> begun = new HashMap<>();
    private StreamEvent.Started head;
    private TokenUsage usage = TokenUsage.UNKNOWN;

    CompletionStreamEncoder(ReplyContext context) {
        this.requestId = context.context().requestId();
        this.includeUsage = context.request().includeUsage();
        this.echo = CompletionBody.echo(context.request());
        this.head = new StreamEvent.Started(requestId, "", 0);
    }

    @Override
    public byte[] encode(StreamFrame frame) {
        var out = new SseWriter();
        frame.events().forEach(event -> write(event, out));
        return out.bytes();
    }

    private void write(StreamEvent event, SseWriter out) {
        switch (event) {
            case StreamEvent.Started started ->
                head = started.id().isEmpty()
                        ? new StreamEvent.Started(requestId, started.model(), started.createdEpochSeconds())
                        : started;
            case StreamEvent.TextDelta delta -> say(delta.choice(), delta.text(), delta.logprobs(), out);
            case StreamEvent.RefusalDelta delta -> say(delta.choice(), delta.text(), null, out);
            case StreamEvent.Finished finished -> {
                begin(finished.choice(), out);
                ObjectNode chunk = open();
                CompletionCodec.write(chunk, finished.choice(), "", null)
                        .put("finish_reason", FinishReasons.ofText(finished.reason()));
                out.event(null, GatewayJson.write(chunk));
            }
            case StreamEvent.UsageReported reported -> usage = usage.mergedWith(reported.usage());
            case StreamEvent.Done _ -> end(out);
            // a text has no place for these
            case StreamEvent.ReasoningDelta _,
                    StreamEvent.ReasoningSignature _,
                    StreamEvent.RedactedReasoning _,
                    StreamEvent.ToolCallStarted _,
                    StreamEvent.ToolCallDelta _ -> {}
        }
    }

    private void say(int choice, String text, @Nullable Json logprobs, SseWriter out) {
        OlderLogprobs older = begin(choice, out);
        piece(choice, text, older.translated(logprobs), out);
    }

    /** Every choice begins with the prompt, where it is asked for. */
    private OlderLogprobs begin(int choice, SseWriter out) {
        return begun.computeIfAbsent(choice, _ -> {
            if (!echo.isEmpty()) {
                piece(choice, echo, null, out);
            }
            return new OlderLogprobs(echo);
        });
    }

    private void piece(int choice, String text, @Nullable ObjectNode logprobs, SseWriter out) {
        ObjectNode chunk = open();
        CompletionCodec.write(chunk, choice, text, logprobs);
        out.event(null, GatewayJson.write(chunk));
    }

    private void end(SseWriter out) {
        if (includeUsage && UsageWire.known(usage)) {
            ObjectNode chunk = open();
            chunk.set("usage", UsageWire.write(usage));
            out.event(null, GatewayJson.write(chunk));
        }
        out.event(null, TERMINATOR);
    }

    private ObjectNode open() {
        return CompletionCodec.envelope(head.id(), head.model(), head.createdEpochSeconds());
    }

    @Override
    public byte[] signOfLife() {
        return SseWriter.keepAlive();
    }

    @Override
    public byte[] encodeFailure(GatewayException failure) {
        var out = new SseWriter();
        out.event(null, ErrorEncoder.encode(failure, requestId));
        return out.bytes();
    }
}
