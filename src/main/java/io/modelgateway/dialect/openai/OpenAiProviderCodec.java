package io.modelgateway.dialect.openai;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;

/** Chat completions as OpenAI and compatible servers speak them. Stateless and thread-safe. */
public final class OpenAiProviderCodec implements ProviderCodec {

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    public EncodedRequest encode(ChatRequest request, String upstreamModel) {
        return RequestEncoder.encode(request, upstreamModel);
    }

    @Override
    public ChatAnswer decode(byte[] body) {
        return AnswerDecoder.decode(body);
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new OpenAiStreamDecoder();
    }

    @Override
    public ProviderErrorBody decodeError(byte[] body) {
        return ErrorDecoder.decode(body);
    }
}
