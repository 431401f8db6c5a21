package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.dialect.openai.ErrorDecoder;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.WireBody;
import java.util.Set;

/**
 * POST /v1/responses as a provider speaks it, for requests that came in this very API: their bytes are kept. Stateless
 * and thread-safe.
 */
public final class ResponsesProviderCodec implements ProviderCodec {

    @Override
    public Dialect dialect() {
        return Dialect.RESPONSES;
    }

    /** {@return whether a request came in this API and can go on in it} */
    public boolean takes(ChatRequest request) {
        return request.original() != null && request.original().dialect() == Dialect.RESPONSES;
    }

    /** @throws IllegalArgumentException if the request came in another dialect */
    @Override
    public EncodedRequest encode(ChatRequest request, String upstreamModel) {
        WireBody original = request.original();
        if (original == null || original.dialect() != Dialect.RESPONSES) {
            throw new IllegalArgumentException("only what came in this API goes on in it");
        }
        byte[] body = JsonSplice.of(original.bytes())
                .set("model", TextNode.valueOf(upstreamModel))
                .bytes();
        return new EncodedRequest(body, Set.of());
    }

    @Override
    public ChatAnswer decode(byte[] body) {
        return AnswerDecoder.decode(body);
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new ResponsesStreamDecoder();
    }

    @Override
    public ProviderErrorBody decodeError(byte[] body) {
        return ErrorDecoder.decode(body);
    }
}
