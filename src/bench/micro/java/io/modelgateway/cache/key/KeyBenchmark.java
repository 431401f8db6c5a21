package io.modelgateway.cache.key;

import io.modelgateway.dialect.Samples;
import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.model.Dialect;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The key by which an answer is known again. */
@State(Scope.Benchmark)
public class KeyBenchmark {

    @Param({"900", "400000"})
    public int promptBytes;

    private Material material;

    @Setup
    public void prepare() {
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"" + "x".repeat(promptBytes) + "\"}]}";
        material = new Material(
                "shared",
                List.of("provider/m"),
                Samples.context(Dialect.OPENAI),
                new OpenAiClientCodec().decode(Samples.bytes(body)).request());
    }

    @Benchmark
    public CacheKey exactKey() {
        return Keys.exact(material);
    }
}
