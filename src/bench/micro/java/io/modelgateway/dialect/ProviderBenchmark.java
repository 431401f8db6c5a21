package io.modelgateway.dialect;

import io.modelgateway.dialect.anthropic.AnthropicClientCodec;
import io.modelgateway.dialect.anthropic.AnthropicProviderCodec;
import io.modelgateway.dialect.gemini.GeminiProviderCodec;
import io.modelgateway.dialect.ollama.OllamaClientCodec;
import io.modelgateway.dialect.ollama.OllamaProviderCodec;
import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.StreamFrame;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What providers get and send, in each dialect, nothing of it passed through. */
@State(Scope.Benchmark)
public class ProviderBenchmark {

    private static final String GEMINI_TEXT = "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"%s\"}]}%s}],"
            + "\"usageMetadata\":{\"promptTokenCount\":200,\"candidatesTokenCount\":180,\"totalTokenCount\":380},"
            + "\"modelVersion\":\"m\",\"responseId\":\"r\"}";
    private static final String GEMINI_STOP = ",\"finishReason\":\"STOP\"";

    @Param({"OPENAI", "ANTHROPIC", "OLLAMA", "GEMINI"})
    public Dialect dialect;

    private ProviderCodec codec;
    private ChatRequest request;
    private byte[] answer;
    private List<byte[]> stream;

    @Setup
    public void prepare() {
        codec = switch (dialect) {
            case ANTHROPIC -> new AnthropicProviderCodec(Clock.systemUTC());
            case OLLAMA -> new OllamaProviderCodec(Clock.systemUTC(), new SplittableRandom(1));
            case GEMINI -> new GeminiProviderCodec(Clock.systemUTC());
            default -> new OpenAiProviderCodec();
        };
        request = Samples.translated();
        answer = dialect == Dialect.GEMINI
                ? Samples.bytes(GEMINI_TEXT.formatted("lorem ipsum dolor sit amet ".repeat(30), GEMINI_STOP))
                : client().encode(Samples.answer(), Samples.reply(dialect));
        stream = stream();
    }

    @Benchmark
    public EncodedRequest writeRequest() {
        return codec.encode(request, "upstream");
    }

    @Benchmark
    public ChatAnswer readAnswer() {
        return codec.decode(answer);
    }

    /** Each of 100 events, framing included. */
    @Benchmark
    @OperationsPerInvocation(Samples.EVENTS)
    public void readEvent(Blackhole hole) {
        StreamDecoder decoder = codec.streamDecoder();
        for (byte[] chunk : stream) {
            decoder.feed(chunk, hole::consume);
        }
        decoder.finish(hole::consume);
    }

    private ClientCodec client() {
        return switch (dialect) {
            case ANTHROPIC -> new AnthropicClientCodec();
            case OLLAMA -> new OllamaClientCodec();
            default -> new OpenAiClientCodec();
        };
    }

    private List<byte[]> stream() {
        var chunks = new ArrayList<byte[]>();
        if (dialect == Dialect.OPENAI) {
            return Samples.openAiStream();
        }
        if (dialect == Dialect.GEMINI) {
            for (int event = 1; event <= Samples.EVENTS; event++) {
                String stop = event == Samples.EVENTS ? GEMINI_STOP : "";
                chunks.add(Samples.bytes("data: " + GEMINI_TEXT.formatted("lorem ipsum ", stop) + "\r\n\r\n"));
            }
            return chunks;
        }
        StreamEncoder encoder = client().streamEncoder(Samples.reply(dialect));
        for (StreamFrame frame : Samples.translatedFrames()) {
            chunks.add(encoder.encode(frame));
        }
        return chunks;
    }
}
