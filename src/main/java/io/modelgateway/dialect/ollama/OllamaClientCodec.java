package io.modelgateway.dialect.ollama;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Dialect;

/** {@code POST /api/chat} as clients speak it. */
public final class OllamaClientCodec implements ClientCodec {

    static final String STREAM_CONTENT_TYPE = "application/x-ndjson";

    private final OllamaAnswerEncoder answers = new OllamaAnswerEncoder(OllamaShape.CHAT);

    @Override
    public Dialect dialect() {
        return Dialect.OLLAMA;
    }

    @Override
    public DecodedRequest decode(byte[] body) {
        return new DecodedRequest(new OllamaRequestDecoder(body).chat(), RequestHints.NONE);
    }

    @Override
    public byte[] encode(ChatAnswer answer, ReplyContext context) {
        return answers.encode(answer, context);
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new OllamaStreamEncoder(OllamaShape.CHAT, context.elapsed());
    }

    @Override
    public String streamContentType() {
        return STREAM_CONTENT_TYPE;
    }

    @Override
    public byte[] encodeError(GatewayException failure, String requestId) {
        return OllamaErrorEncoder.encode(failure);
    }
}
