package io.modelgateway.dialect.ollama;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** {@code POST /api/chat} as servers speak it. Thread-safe if the source of randomness is. */
public final class OllamaProviderCodec implements ProviderCodec {

    private final OllamaAnswerDecoder answers;

    /**
     * @param clock dates answers whose own date cannot be read
     * @param random for the ids of answers and tool calls, which Ollama does not give
     */
    public OllamaProviderCodec(Clock clock, RandomGenerator random) {
        this.answers = new OllamaAnswerDecoder(clock, new OllamaIds(random));
    }

    @Override
    public Dialect dialect() {
        return Dialect.OLLAMA;
    }

    @Override
    public EncodedRequest encode(ChatRequest request, String upstreamModel) {
        return OllamaRequestEncoder.encode(request, upstreamModel);
    }

    @Override
    public ChatAnswer decode(byte[] body) {
        return answers.decode(body);
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new OllamaStreamDecoder(answers);
    }

    @Override
    public ProviderErrorBody decodeError(byte[] body) {
        return OllamaErrorDecoder.decode(body);
    }
}
