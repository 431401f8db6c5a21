package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.dialect.stream.SseEvent;
import io.modelgateway.dialect.stream.SseSplitter;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.WireBody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of {@code chat.completion.chunk}s. Ends with {@code [DONE]}, or without it where every choice has told
 * its finish reason (some servers just close). A failure does not swallow the frames before it: where both come in one
 * chunk, the frames are given first, and the failure with the next call.
 */
final class OpenAiStreamDecoder implements StreamDecoder {

    /** Pictures in answers come as one event. */
    static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;

    private static final byte[] TERMINATOR = {'[', 'D', 'O', 'N', 'E', ']'};

    private final SseSplitter splitter = new SseSplitter(MAX_EVENT_BYTES);
    private final ChunkReader chunks = new ChunkReader();
    private boolean done;
    private @Nullable GatewayException failure;

    @Override
    public List<StreamFrame> feed(byte[] chunk) {
        throwIfFailed();
        var frames = new ArrayList<StreamFrame>();
        try {
            splitter.feed(chunk, event -> read(event, frames));
        } catch (GatewayException e) {
            failure = e;
            if (frames.isEmpty()) {
                throw e;
            }
        }
        return frames;
    }

    @Override
    public List<StreamFrame> finish() {
        throwIfFailed();
        if (done) {
            return List.of();
        }
        if (!chunks.complete()) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's stream ended before the answer did");
        }
        done = true;
        return List.of(StreamFrame.of(new StreamEvent.Done()));
    }

    private void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    private void read(SseEvent event, List<StreamFrame> frames) {
        if (done || event.data().length == 0) {
            return;
        }
        if (Arrays.equals(event.data(), TERMINATOR)) {
            done = true;
            frames.add(StreamFrame.of(new StreamEvent.Done()));
            return;
        }
        List<StreamEvent> events = event.name() == null
                ? chunks.readPlain(event.data()).map(List::of).orElseGet(() -> closely(event))
                : closely(event);
        frames.add(new StreamFrame(events, new WireBody(Dialect.OPENAI, event.data()), event.name()));
    }

    private List<StreamEvent> closely(SseEvent event) {
        ObjectNode chunk = UpstreamJson.object(event.data());
        if (chunk.hasNonNull("error") || "error".equals(event.name())) {
            throw UpstreamFailure.of(chunk);
        }
        return chunks.read(chunk);
    }
}
