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
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a stream of events, each one frame that keeps its bytes and its name. Ends with the event that holds the whole
 * response; a {@code [DONE]} behind it, which some servers send, is left out.
 */
final class ResponsesStreamDecoder implements StreamDecoder {

    /** The last event repeats the whole answer, and pictures come as one event. */
    private static final int MAX_EVENT_BYTES = 32 * 1024 * 1024;

    private static final byte[] TERMINATOR = {'[', 'D', 'O', 'N', 'E', ']'};

    private final SseSplitter splitter = new SseSplitter(MAX_EVENT_BYTES);
    private final EventReader events = new EventReader();
    private boolean done;

    @Override
    public void feed(byte[] chunk, Consumer<StreamFrame> frames) {
        splitter.feed(chunk, event -> read(event, frames));
    }

    @Override
    public void finish(Consumer<StreamFrame> frames) {
        if (!done) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's stream ended before the response did");
        }
    }

    /** The end is a frame of its own: who meters the stream may put usage into it, and must not touch the bytes. */
    private void read(SseEvent event, Consumer<StreamFrame> frames) {
        if (done || event.data().length == 0 || Arrays.equals(event.data(), TERMINATOR)) {
            return;
        }
        ObjectNode json = UpstreamJson.object(event.data());
        List<StreamEvent> read = events.read(json);
        frames.accept(new StreamFrame(read, new WireBody(Dialect.RESPONSES, event.data()), event.name()));
        if (events.ended()) {
            done = true;
            frames.accept(StreamFrame.of(new StreamEvent.Done()));
        }
    }
}
