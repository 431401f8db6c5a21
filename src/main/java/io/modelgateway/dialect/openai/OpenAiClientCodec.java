package io.modelgateway.dialect.openai;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Dialect;

/** Chat completions as OpenAI's clients speak them. Stateless and thread-safe. */
public final class OpenAiClientCodec implements ClientCodec {

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    public DecodedRequest decode(byte[] body) {
        return RequestDecoder.decode(body);
    }

    @Override
    public byte[] encode(ChatAnswer answer, ReplyContext context) {
        return AnswerEncoder.encode(answer, context.context().requestId());
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new OpenAiStreamEncoder(context);
    }

    @Override
    public String streamContentType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public byte[] encodeError(GatewayException failure, String requestId) {
        return ErrorEncoder.encode(failure, requestId);
    }
}
