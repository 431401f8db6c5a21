package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.stream.LineSplitter;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The simplest dialect there can be, so that transport is tested without a vendor: a line is a piece of text, but for
 * {@code ping}, {@code done} and {@code fail CODE}.
 */
final class LineCodec implements ProviderCodec {

    private final Dialect dialect;

    LineCodec(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public EncodedRequest encode(ChatRequest request, String upstreamModel) {
        return new EncodedRequest(upstreamModel.getBytes(StandardCharsets.UTF_8), Set.of());
    }

    @Override
    public ChatAnswer decode(byte[] body) {
        return new ChatAnswer("id", "model", 0, List.of(), TokenUsage.UNKNOWN, new WireBody(dialect, body));
    }

    @Override
    public ProviderErrorBody decodeError(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return new ProviderErrorBody(text.isEmpty() ? null : text, null, text.contains("too long"));
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new Lines();
    }

    private static final class Lines implements StreamDecoder {

        private final LineSplitter splitter = new LineSplitter(1 << 20);
        private boolean done;

        @Override
        public void feed(byte[] chunk, Consumer<StreamFrame> frames) {
            splitter.feed(chunk, line -> frames.accept(frame(new String(line, StandardCharsets.UTF_8))));
        }

        private StreamFrame frame(String line) {
            if (line.startsWith("fail ")) {
                throw GatewayException.of(ErrorCode.byId(line.substring(5)).orElseThrow());
            }
            done |= line.equals("done");
            return switch (line) {
                case "ping" -> new StreamFrame(List.of(), null, null);
                case "done" -> StreamFrame.of(new StreamEvent.Done());
                default -> StreamFrame.of(new StreamEvent.TextDelta(0, line, null));
            };
        }

        @Override
        public void finish(Consumer<StreamFrame> frames) {
            if (!done) {
                throw GatewayException.of(ErrorCode.PROVIDER_INVALID_RESPONSE, "The stream was cut");
            }
        }
    }
}
