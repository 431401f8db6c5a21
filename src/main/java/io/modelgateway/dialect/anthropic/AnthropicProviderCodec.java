package io.modelgateway.dialect.anthropic;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import java.time.Clock;

/** The Messages API as providers speak it, to be called with {@code anthropic-version: 2023-06-01}. */
public final class AnthropicProviderCodec implements ProviderCodec {

    private final Clock clock;

    /** @param clock dates the answers, which the vendor does not */
    public AnthropicProviderCodec(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Dialect dialect() {
        return Dialect.ANTHROPIC;
    }

    @Override
    public EncodedRequest encode(ChatRequest request, String upstreamModel) {
        return new AnthropicRequestEncoder(request, upstreamModel).encode();
    }

    @Override
    public ChatAnswer decode(byte[] body) {
        return AnthropicAnswerDecoder.decode(body, clock);
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new AnthropicStreamDecoder(clock);
    }

    @Override
    public ProviderErrorBody decodeError(byte[] body) {
        return AnthropicErrorDecoder.decode(body);
    }
}
