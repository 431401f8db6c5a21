package io.modelgateway.tokens;

import io.modelgateway.dialect.Samples;
import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ModelId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it takes to guess the tokens of a prompt, with OpenAI's vocabulary and by the heuristic. */
@State(Scope.Benchmark)
public class TokenBenchmark {

    /** The default of gateway.tokens.sample-chars. */
    private static final int SAMPLE_CHARS = 8_192;

    @Param({"100", "100000", "400000"})
    public int promptBytes;

    @Param({"gpt-4o", "llama3.2"})
    public String model;

    private TokenEstimator estimator;
    private ModelId id;
    private ChatRequest request;

    @Setup
    public void prepare() {
        // The vocabulary is loaded at the first need, here and at once.
        estimator = new FamilyTokenEstimator(new Tokenizers(true, Runnable::run), SAMPLE_CHARS);
        id = new ModelId(model);
        String sentence = "The quick brown fox jumps over the lazy dog. ";
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + sentence.repeat(promptBytes / sentence.length()) + "\"}]}";
        request = new OpenAiClientCodec().decode(Samples.bytes(body)).request();
        estimator.inputTokens(request, id);
    }

    @Benchmark
    public int estimate() {
        return estimator.inputTokens(request, id);
    }
}
