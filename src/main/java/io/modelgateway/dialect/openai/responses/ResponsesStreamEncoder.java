package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.openai.ErrorEncoder;
import io.modelgateway.dialect.stream.SseWriter;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stream in the vendor's order of events, numbered from 0. Events that came from this API go out as they came.
 * Of several choices the first is sent. After a failure come {@code error}, which the vendor's SDKs raise, and {@code
 * response.failed}.
 */
final class ResponsesStreamEncoder implements StreamEncoder {

    private final Envelope envelope;
    private final EventLog log = new EventLog();
    private StreamEvent.Started head = new StreamEvent.Started("", "", 0);
    private @Nullable OutputItems items;
    private TokenUsage usage = TokenUsage.UNKNOWN;
    private @Nullable FinishReason reason;
    private boolean passing;

    ResponsesStreamEncoder(ReplyContext context) {
        this.envelope = new Envelope(context);
    }

    @Override
    public byte[] encode(StreamFrame frame) {
        WireBody original = frame.original();
        if (original != null && original.dialect() == Dialect.RESPONSES) {
            passing = true;
            log.pass(frame.eventName(), original.bytes());
        }
        for (StreamEvent event : frame.events()) {
            if (event instanceof StreamEvent.Started started) {
                head = started;
            }
            if (!passing) {
                write(event);
            }
        }
        return log.take();
    }

    private void write(StreamEvent event) {
        switch (event) {
            case StreamEvent.Started _ -> items();
            case StreamEvent.TextDelta delta when delta.choice() == 0 -> items().text(delta.text());
            case StreamEvent.RefusalDelta delta when delta.choice() == 0 -> items().refusal(delta.text());
            case StreamEvent.ReasoningDelta delta when delta.choice() == 0 -> items().reasoning(delta.text());
            case StreamEvent.ReasoningSignature proof when proof.choice() == 0 -> items().signature(proof.signature());
            case StreamEvent.RedactedReasoning redacted
            when redacted.choice() == 0 -> items().redacted(redacted.data());
            case StreamEvent.ToolCallStarted call
            when call.choice() == 0 -> items().callStarted(call.toolIndex(), call.id(), call.name());
            case StreamEvent.ToolCallDelta delta
            when delta.choice() == 0 -> items().callDelta(delta.toolIndex(), delta.argumentsFragment());
            case StreamEvent.UsageReported reported -> usage = usage.mergedWith(reported.usage());
            case StreamEvent.Finished finished when finished.choice() == 0 -> reason = finished.reason();
            case StreamEvent.Done _ -> end();
            // other choices have no place in this API
            case StreamEvent.TextDelta _,
                    StreamEvent.RefusalDelta _,
                    StreamEvent.ReasoningDelta _,
                    StreamEvent.ReasoningSignature _,
                    StreamEvent.RedactedReasoning _,
                    StreamEvent.ToolCallStarted _,
                    StreamEvent.ToolCallDelta _,
                    StreamEvent.Finished _ -> {}
        }
    }

    /** The first event of all begins the response, whatever it is. */
    private OutputItems items() {
        if (items == null) {
            items = new OutputItems(log, envelope.id(head.id()));
            send("response.created", response());
            send("response.in_progress", response());
        }
        return items;
    }

    private void end() {
        Outcome outcome = Outcome.of(reason);
        items().close(outcome);
        ObjectNode response = response();
        outcome.write(response);
        items().writeTo((ArrayNode) response.get("output"));
        if (ResponsesUsage.known(usage)) {
            response.set("usage", ResponsesUsage.write(usage));
        }
        send(outcome.event(), response);
    }

    @Override
    public byte[] signOfLife() {
        return SseWriter.keepAlive();
    }

    @Override
    public byte[] encodeFailure(GatewayException failure) {
        String message = failure.getMessage();
        String param = failure.detail(ErrorDetail.Param.class)
                .map(ErrorDetail.Param::name)
                .orElse(null);
        // The vendor documents the fields at the top, and sends them inside of "error", where its SDKs look.
        ObjectNode error = log.event("error")
                .put("code", failure.code().id())
                .put("message", message)
                .put("param", param);
        error.putObject("error")
                .put("type", ErrorEncoder.type(failure))
                .put("code", failure.code().id())
                .put("message", message)
                .put("param", param);
        log.send(error);
        ObjectNode response = response().put("status", "failed");
        response.putObject("error").put("code", "server_error").put("message", message);
        if (items != null) {
            items.writeTo((ArrayNode) response.get("output"));
        }
        send("response.failed", response);
        return log.take();
    }

    private void send(String type, ObjectNode response) {
        ObjectNode event = log.event(type);
        event.set("response", response);
        log.send(event);
    }

    private ObjectNode response() {
        return envelope.open(head.id(), head.model(), head.createdEpochSeconds());
    }
}
