package io.modelgateway.dialect;

import io.modelgateway.dialect.anthropic.AnthropicClientCodec;
import io.modelgateway.dialect.inference.InferenceClientCodec;
import io.modelgateway.dialect.ollama.OllamaClientCodec;
import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.dialect.openai.responses.ResponsesClientCodec;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.StreamFrame;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What clients send and get, in each dialect. */
@State(Scope.Benchmark)
public class ClientBenchmark {

    @Param({"OPENAI", "RESPONSES", "ANTHROPIC", "OLLAMA", "NATIVE"})
    public Dialect dialect;

    private ClientCodec codec;
    private byte[] request;
    private ChatAnswer answer;
    private ReplyContext reply;
    private List<StreamFrame> frames;

    @Setup
    public void prepare() {
        codec = switch (dialect) {
            case OPENAI -> new OpenAiClientCodec();
            case RESPONSES -> new ResponsesClientCodec();
            case ANTHROPIC -> new AnthropicClientCodec();
            case OLLAMA -> new OllamaClientCodec();
            case NATIVE -> new InferenceClientCodec();
            case GEMINI, COMPLETIONS, GENERATE -> throw new IllegalArgumentException("no client codec reads it");
        };
        request = Samples.request(dialect);
        answer = Samples.answer();
        reply = Samples.reply(dialect);
        frames = Samples.translatedFrames();
    }

    @Benchmark
    public DecodedRequest readRequest() {
        return codec.decode(request);
    }

    @Benchmark
    public byte[] writeAnswer() {
        return codec.encode(answer, reply);
    }

    /** Each of 100 events. */
    @Benchmark
    @OperationsPerInvocation(Samples.EVENTS)
    public void writeEvent(Blackhole hole) {
        StreamEncoder encoder = codec.streamEncoder(reply);
        for (StreamFrame frame : frames) {
            hole.consume(encoder.encode(frame));
        }
    }
}
