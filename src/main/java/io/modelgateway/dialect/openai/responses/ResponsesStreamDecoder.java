package io.modelgateway.dialect.openai.responses;

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
 * Reads a stream of events, each one frame that keeps its bytes and its name. Ends with the event that holds the whole
 * response; a {@code [DONE]} behind it, which some servers send, is left out. A failure does not swallow the frames
 * before it: where both come in one chunk, the frames are given first, and the failure with the next call.
 */
final class ResponsesStreamDecoder implements StreamDecoder {

    /** The last event repeats the whole answer, and pictures come as one event. */
    private static final int MAX_EVENT_BYTES = 32 * 1024 * 1024;

    private static final byte[] TERMINATOR = {'[', 'D', 'O', 'N', 'E', ']'};

    private final SseSplitter splitter = new SseSplitter(MAX_EVENT_BYTES);
    private final EventReader events = new EventReader();
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
        if (!done) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's stream ended before the response did");
        }
        return List.of();
    }

    private void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    /** The end is a frame of its own: who meters the stream may put usage into it, and must not touch the bytes. */
    private void read(SseEvent event, List<StreamFrame> frames) {
        if (done || event.data().length == 0 || Arrays.equals(event.data(), TERMINATOR)) {
            return;
        }
        ObjectNode json = UpstreamJson.object(event.data());
        List<StreamEvent> read = events.read(json);
        frames.add(new StreamFrame(read, new WireBody(Dialect.RESPONSES, event.data()), event.name()));
        if (events.ended()) {
            done = true;
            frames.add(StreamFrame.of(new StreamEvent.Done()));
        }
    }
}
