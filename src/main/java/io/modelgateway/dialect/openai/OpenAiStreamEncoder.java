package io.modelgateway.dialect.openai;

import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.dialect.stream.SseWriter;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;

/**
 * Writes a stream of {@code chat.completion.chunk}s. Chunks that came in this dialect go out as they came, but for
 * usage, which a client sees only if it asked: the gateway asks the provider in any case. After a failure there is no
 * {@code [DONE]}.
 */
final class OpenAiStreamEncoder implements StreamEncoder {

    private static final byte[] TERMINATOR = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final String requestId;
    private final boolean includeUsage;
    private final ChunkWriter chunks;
    private TokenUsage usage = TokenUsage.UNKNOWN;
    private boolean usageShown;

    OpenAiStreamEncoder(ReplyContext context) {
        this.requestId = context.context().requestId();
        this.includeUsage = context.request().includeUsage();
        this.chunks = new ChunkWriter(requestId);
    }

    @Override
    public byte[] encode(StreamFrame frame) {
        var out = new SseWriter();
        WireBody original = frame.original();
        boolean kept = original != null && original.dialect() == Dialect.OPENAI;
        if (kept) {
            keep(frame, original.bytes(), out);
        }
        for (StreamEvent event : frame.events()) {
            if (event instanceof StreamEvent.Done) {
                end(out);
            } else if (event instanceof StreamEvent.UsageReported reported) {
                usage = usage.mergedWith(reported.usage());
                usageShown = kept;
            } else if (!kept) {
                chunks.chunk(event).ifPresent(chunk -> out.event(null, GatewayJson.write(chunk)));
            } else if (event instanceof StreamEvent.Started started) {
                chunks.started(started);
            }
        }
        return out.bytes();
    }

    private void keep(StreamFrame frame, byte[] payload, SseWriter out) {
        long reports = frame.events().stream()
                .filter(StreamEvent.UsageReported.class::isInstance)
                .count();
        if (includeUsage || reports == 0) {
            out.event(frame.eventName(), payload);
        } else if (reports < frame.events().size()) {
            out.event(frame.eventName(), JsonSplice.of(payload).remove("usage").bytes());
        }
    }

    private void end(SseWriter out) {
        if (includeUsage && !usageShown && UsageWire.known(usage)) {
            out.event(null, GatewayJson.write(chunks.usage(usage)));
        }
        out.event(null, TERMINATOR);
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
