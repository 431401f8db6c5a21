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
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a stream of {@code chat.completion.chunk}s. Ends with {@code [DONE]}, or without it where every choice has told
 * its finish reason (some servers just close).
 */
final class OpenAiStreamDecoder implements StreamDecoder {

    /** Pictures in answers come as one event. */
    static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;

    private static final byte[] TERMINATOR = {'[', 'D', 'O', 'N', 'E', ']'};

    private final SseSplitter splitter = new SseSplitter(MAX_EVENT_BYTES);
    private final ChunkReader chunks = new ChunkReader();
    private boolean done;

    @Override
    public void feed(byte[] chunk, Consumer<StreamFrame> frames) {
        splitter.feed(chunk, event -> read(event, frames));
    }

    @Override
    public void finish(Consumer<StreamFrame> frames) {
        if (done) {
            return;
        }
        if (!chunks.complete()) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's stream ended before the answer did");
        }
        done = true;
        frames.accept(StreamFrame.of(new StreamEvent.Done()));
    }

    private void read(SseEvent event, Consumer<StreamFrame> frames) {
        if (done || event.data().length == 0) {
            return;
        }
        if (Arrays.equals(event.data(), TERMINATOR)) {
            done = true;
            frames.accept(StreamFrame.of(new StreamEvent.Done()));
            return;
        }
        List<StreamEvent> events = event.name() == null
                ? chunks.readPlain(event.data()).map(List::of).orElseGet(() -> closely(event))
                : closely(event);
        frames.accept(new StreamFrame(events, new WireBody(Dialect.OPENAI, event.data()), event.name()));
    }

    private List<StreamEvent> closely(SseEvent event) {
        ObjectNode chunk = UpstreamJson.object(event.data());
        if (chunk.hasNonNull("error") || "error".equals(event.name())) {
            throw UpstreamFailure.of(chunk);
        }
        return chunks.read(chunk);
    }
}
