package io.modelgateway.dialect.openai.responses;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.openai.ErrorEncoder;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Dialect;

/** POST /v1/responses as clients speak it. Stateless and thread-safe. */
public final class ResponsesClientCodec implements ClientCodec {

    @Override
    public Dialect dialect() {
        return Dialect.RESPONSES;
    }

    @Override
    public DecodedRequest decode(byte[] body) {
        return new RequestReader(body).read();
    }

    @Override
    public byte[] encode(ChatAnswer answer, ReplyContext context) {
        return AnswerEncoder.encode(answer, context);
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new ResponsesStreamEncoder(context);
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
