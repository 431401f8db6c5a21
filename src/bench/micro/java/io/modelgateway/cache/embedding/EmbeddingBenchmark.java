package io.modelgateway.cache.embedding;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The vector of one text on one core; its reciprocal is what the gateway's one embedding thread can do. */
@State(Scope.Benchmark)
public class EmbeddingBenchmark {

    @Param({"10", "50", "200"})
    public int words;

    private OnnxModel model;
    private String text;

    @Setup
    public void load() throws IOException, OrtException {
        model = OnnxModel.load();
        text = "how do I reset the password of my account ".repeat(words / 9 + 1);
        text = text.substring(0, text.length() * words / (9 * (words / 9 + 1))).strip();
    }

    @TearDown
    public void close() throws OrtException {
        model.close();
    }

    @Benchmark
    public float[] embed() throws OrtException {
        return model.vector(text);
    }
}
