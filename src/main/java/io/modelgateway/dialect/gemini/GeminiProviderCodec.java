package io.modelgateway.dialect.gemini;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import java.time.Clock;

/** {@code generateContent} and {@code streamGenerateContent} with server-sent events. */
public final class GeminiProviderCodec implements ProviderCodec {

    private final Clock clock;

    /** @param clock dates the answers, which the vendor does not */
    public GeminiProviderCodec(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Dialect dialect() {
        return Dialect.GEMINI;
    }

    /** The model stands in the path and not in the body. */
    @Override
    public EncodedRequest encode(ChatRequest request, String upstreamModel) {
        return new GeminiRequestEncoder(request, GeminiGeneration.of(upstreamModel)).encode();
    }

    @Override
    public ChatAnswer decode(byte[] body) {
        return GeminiAnswerDecoder.decode(body, clock);
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new GeminiStreamDecoder(clock);
    }

    @Override
    public ProviderErrorBody decodeError(byte[] body) {
        return GeminiErrorDecoder.decode(body);
    }
}
