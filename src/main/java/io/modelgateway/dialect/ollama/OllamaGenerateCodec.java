package io.modelgateway.dialect.ollama;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Dialect;

/**
 * {@code POST /api/generate} as clients speak it: one prompt, answered by way of a chat. With what only a bare prompt can
 * have ({@code raw}, {@code template}, {@code context}, {@code suffix}) it goes on as it is to an Ollama server; towards
 * others these fields are dropped and named, and so is what the runner alone understands.
 */
public final class OllamaGenerateCodec implements ClientCodec {

    private final OllamaAnswerEncoder answers = new OllamaAnswerEncoder(OllamaShape.GENERATE);

    @Override
    public Dialect dialect() {
        return Dialect.OLLAMA;
    }

    @Override
    public DecodedRequest decode(byte[] body) {
        return new DecodedRequest(new OllamaRequestDecoder(body).generate(), RequestHints.NONE);
    }

    @Override
    public byte[] encode(ChatAnswer answer, ReplyContext context) {
        return answers.encode(answer, context);
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new OllamaStreamEncoder(OllamaShape.GENERATE, context.elapsed());
    }

    @Override
    public String streamContentType() {
        return OllamaClientCodec.STREAM_CONTENT_TYPE;
    }

    @Override
    public byte[] encodeError(GatewayException failure, String requestId) {
        return OllamaErrorEncoder.encode(failure);
    }
}
