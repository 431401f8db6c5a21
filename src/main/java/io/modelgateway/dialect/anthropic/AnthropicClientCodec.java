package io.modelgateway.dialect.anthropic;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;

/** The Messages API as clients speak it. */
public final class AnthropicClientCodec implements ClientCodec {

    @Override
    public Dialect dialect() {
        return Dialect.ANTHROPIC;
    }

    @Override
    public DecodedRequest decode(byte[] body) {
        var decoder = new AnthropicRequestDecoder(body);
        return new DecodedRequest(decoder.message(), decoder.hints());
    }

    /**
     * Reads the body of {@code POST /v1/messages/count_tokens}, which is that of a message without {@code max_tokens}.
     *
     * @throws GatewayException as {@link #decode} does
     */
    public ChatRequest decodeCountTokens(byte[] body) {
        return new AnthropicRequestDecoder(body).countTokens();
    }

    /** {@return the answer to {@code POST /v1/messages/count_tokens}} */
    public byte[] encodeCountTokens(int inputTokens) {
        return GatewayJson.write(GatewayJson.object().put("input_tokens", inputTokens));
    }

    @Override
    public byte[] encode(ChatAnswer answer, ReplyContext context) {
        return AnthropicAnswerEncoder.encode(answer);
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new AnthropicStreamEncoder(context.context().requestId());
    }

    @Override
    public String streamContentType() {
        return "text/event-stream";
    }

    @Override
    public byte[] encodeError(GatewayException failure, String requestId) {
        return AnthropicErrorEncoder.encode(failure, requestId);
    }
}
