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

/**
 * {@code POST /api/chat} as servers speak it, and {@code POST /api/generate} for bare prompts of Ollama's own clients.
 * Thread-safe if the source of randomness is.
 */
public final class OllamaProviderCodec implements ProviderCodec {

    private final OllamaAnswerDecoder answers;

    /**
     * @param clock dates answers whose own date cannot be read
     * @param random for the ids of answers and tool calls, which Ollama does not give
     */
    public OllamaProviderCodec(Clock clock, RandomGenerator random) {
        this(OllamaShape.CHAT, clock, random);
    }

    private OllamaProviderCodec(OllamaShape shape, Clock clock, RandomGenerator random) {
        this.answers = new OllamaAnswerDecoder(shape, clock, new OllamaIds(random));
    }

    /** {@return the codec of requests that {@link #isBare}} */
    public static OllamaProviderCodec ofGenerate(Clock clock, RandomGenerator random) {
        return new OllamaProviderCodec(OllamaShape.GENERATE, clock, random);
    }

    /** {@return whether a request says what a chat cannot: a prompt as it is, a template, a suffix, an earlier context} */
    public static boolean isBare(ChatRequest request) {
        return request.original() != null && request.original().dialect() == Dialect.GENERATE;
    }

    @Override
    public Dialect dialect() {
        return Dialect.OLLAMA;
    }

    @Override
    public EncodedRequest encode(ChatRequest request, String upstreamModel) {
        return OllamaRequestEncoder.encode(request, upstreamModel, answers.shape());
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
